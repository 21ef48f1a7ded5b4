(() => {
  // Finds things by what people read. Runs beside the page, also where the page itself may run no scripts.
  const words = (s) => (s ?? "").replace(/\s+/g, " ").trim();
  const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
  const name = (e) => words(e.getAttribute("aria-label") ?? e.innerText ?? e.textContent);
  const quiet = (e) => words([...e.childNodes].filter((n) => !n.classList?.contains("sr-only")).map((n) => n.textContent).join(""));

  // The best match: reads exactly so, else begins so, else contains it.
  const best = (candidates, wanted) => {
    const w = words(wanted);
    const reads = candidates.filter(shown).map((e) => [e, name(e), quiet(e)]);
    const by = (test) => reads.find(([, full, short]) => test(full) || test(short))?.[0];
    return by((n) => n === w) ?? by((n) => n.startsWith(w)) ?? by((n) => n.includes(w));
  };
  const all = (selector) => [...document.querySelectorAll(selector)];

  const spot = (e, wanted) => {
    if (!e) return { problem: `nothing to press reads "${wanted}"; the page reads: ${words(document.body.innerText).slice(0, 600)}` };
    e.scrollIntoView({ block: "center", behavior: "instant" });
    const r = e.getClientRects()[0];
    const x = r.left + r.width / 2, y = r.top + r.height / 2;
    const top = document.elementFromPoint(x, y);
    if (!(top === e || e.contains(top) || top?.contains(e) || (top && top === e.control))) return { problem: `"${wanted}" is covered by ${top?.outerHTML.slice(0, 120)}` };
    const href = e.closest("a[href]")?.getAttribute("href");
    const sends = e.matches("button:not([type=button]), input[type=submit]") && e.form;
    return { x, y, leaves: !!sends || (href !== undefined && !href.startsWith("#")) };
  };

  const control = (label) => {
    const found = best(all("label, legend"), label);
    return found?.control ?? found?.parentElement?.querySelector("input, select, textarea");
  };

  return {
    settled: () => document.readyState === "complete" && document.fonts.status === "loaded",
    text: () => document.body.innerText,
    has: (text) => words(document.body?.innerText).includes(words(text)),
    at: () => {
      const e = document.activeElement;
      const label = e?.labels?.[0];
      const href = e?.closest?.("a[href]")?.getAttribute("href");
      const sends = e?.matches?.("button:not([type=button]), input[type=submit]") && e.form;
      const place = e === document.body ? "" : `${e.tagName} ${[...document.querySelectorAll(e.tagName)].indexOf(e)}`;
      const clear = e === document.body || getComputedStyle(e).outlineStyle !== "none" || getComputedStyle(e).boxShadow !== "none";
      const radios = e?.type === "radio" ? all("input[type=radio]").filter((r) => r.name === e.name && r.form === e.form).map((r) => name(r.labels[0])) : [];
      return { radios, reads: label ? name(label) : name(e), quiet: quiet(label ?? e), place, leaves: !!sends || (href !== undefined && !href.startsWith("#")), clear };
    },
    focused: () => `${document.activeElement?.tagName.toLowerCase()}.${document.activeElement?.className}`,
    clickable: (wanted) => spot(best(all("a[href], button, summary, [role=button], label, input[type=submit]"), wanted), wanted),
    choice: (wanted) => {
      const label = best(all("label").filter((l) => /^(radio|checkbox)$/.test(l.control?.type)), wanted);
      return spot(label, wanted);
    },
    sideways: () => {
      const root = document.documentElement;
      if (root.scrollWidth <= root.clientWidth) return "";
      const wide = all("body *").filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1).slice(0, 3);
      return `${root.scrollWidth} px of content in ${root.clientWidth} px: ${wide.map((e) => e.outerHTML.slice(0, 120)).join(" | ")}`;
    },
    primary: () => {
      const found = all(".button-primary").filter(shown);
      if (found.length !== 1) return { problem: `the page has ${found.length} primary buttons` };
      return spot(found[0], "primary button");
    },
    focus: (label) => {
      const c = control(label);
      if (!c) return `no field is labelled "${label}"`;
      c.focus();
      c.select?.();
      return "";
    },
    drawn: () => {
      const pictures = all("main img");
      return pictures.length > 0 && pictures.every((i) => i.complete && i.naturalWidth > 0);
    },
    select: (label, option) => {
      const c = control(label);
      const o = [...(c?.options ?? [])].find((o) => words(o.textContent) === words(option));
      if (!o) return `no "${option}" in "${label}"`;
      c.value = o.value;
      c.dispatchEvent(new Event("change", { bubbles: true }));
      return "";
    },
  };
})()
