// Comfort for pages that work without it. Only text is ever written into the page, so that Trusted Types can stay on.

// A field with data-lookup asks about its value while it is typed and shows the answer in the line below it. The answer
// is {message, state}: state is "found", "problem" or "". A slow, failing or late answer is no answer: the form never waits.
for (const field of document.querySelectorAll("input[data-lookup]")) {
  const line = document.getElementById(field.id + "-lookup");
  let timer, asked;
  const say = (text, state) => {
    line.textContent = text;
    if (state) line.dataset.state = state;
    else delete line.dataset.state;
  };
  const ask = async () => {
    asked?.abort();
    const value = field.value.replace(/[\s.-]/g, "");
    if (!/^(DK)?\d{8,}$/i.test(value)) return say("");
    asked = new AbortController();
    try {
      const url = new URL(field.dataset.lookup, location.origin);
      url.searchParams.set(field.name, value);
      const answer = await fetch(url, { headers: { Accept: "application/json" }, signal: asked.signal });
      const { message, state } = answer.ok ? await answer.json() : {};
      say(message ?? "", state);
    } catch (e) {
      if (e.name !== "AbortError") say("");
    }
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 250);
  });
}

// A form with data-once is sent once, however often its button is pressed. The button stays as it is, and coming back
// to the page by the back button makes the form fresh; so does waiting, should the answer never come.
for (const form of document.querySelectorAll("form[data-once]")) {
  let sent = 0;
  form.addEventListener("submit", (event) => {
    if (sent && event.timeStamp - sent < 10_000) return event.preventDefault();
    sent = event.timeStamp;
  });
  addEventListener("pageshow", () => (sent = 0));
}

// Printing needs a script, so its button only shows where scripts run.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// A form with data-upload (the bytes that one file may have) shows how far its files have come, and stops before it sends
// what would be refused. What comes back is a page: it takes the place of this one's content, or is gone to.
function uploads(form) {
  const files = form.querySelector("input[type=file]");
  const bar = form.querySelector("progress");
  const line = form.querySelector(".upload-status");
  if (!files || !bar) return;
  const { upload, left, large, many, sending, checking, broken } = form.dataset;
  let busy;
  const say = (text, on = false) => {
    line.textContent = text;
    bar.hidden = !on;
    busy = on;
  };
  files.addEventListener("change", () => say(""));
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!files.value || button?.name === "switch-language") return;
    event.preventDefault();
    if (busy) return;
    const heavy = [...files.files].find((f) => f.size > upload);
    if (heavy) return say(large.replace("{file}", heavy.name));
    if (files.files.length > left) return say(many);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.responseType = "document";
    request.upload.onprogress = (e) => {
      bar.value = (100 * e.loaded) / e.total;
      if (e.loaded === e.total) line.textContent = checking;
    };
    request.onerror = () => say(broken);
    request.onload = () => {
      const page = request.response?.querySelector("main");
      say(page ? "" : broken);
      if (request.status === 200 && new URL(request.responseURL).pathname !== location.pathname) return location.assign(request.responseURL);
      if (!page) return;
      const summary = page.querySelector("[autofocus]");
      summary?.removeAttribute("autofocus"); // for a page that loads
      document.querySelector("main").replaceWith(page);
      document.title = request.response.title;
      page.querySelectorAll("form[data-upload]").forEach(uploads);
      page.tabIndex = -1;
      (summary ?? page).focus();
      scrollTo(0, 0);
    };
    bar.value = 0;
    say(sending, true);
    request.send(new FormData(form, button));
  });
}
document.querySelectorAll("form[data-upload]").forEach(uploads);
