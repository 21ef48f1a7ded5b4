// Builds web/static/tilslut.css: Sass, then only the rules whose classes stand in a template, then small drawings as data.
// Run by `make css`, in the folder web, after `npm ci --ignore-scripts`.
import { readFileSync, writeFileSync } from "node:fs";
import { PurgeCSS } from "purgecss";
import * as sass from "sass";

const { css } = sass.compile("css/main.scss", {
  style: "compressed",
  loadPaths: ["node_modules"],
  quietDeps: true,
  silenceDeprecations: ["import", "global-builtin", "color-functions"],
});

const [{ css: used }] = await new PurgeCSS().purge({
  content: ["**/*.templ", "ui/*.go", "static/tilslut.js"],
  css: [{ raw: css }],
  safelist: { standard: ["html", "body"], deep: [/^alert-(info|success|warning|error)$/, /^button-(primary|secondary|tertiary|warning)$/, /^form-group-(day|month|year)$/] },
  defaultExtractor: (text) => text.match(/[A-Za-z0-9_-]+/g) ?? [],
  keyframes: true,
  variables: true,
});

// An icon of the designsystem that a rule draws in the background becomes part of the stylesheet: one request less.
const drawn = used.replace(/url\(["']?icon:([a-z0-9-]+)\.svg["']?\)/g, (_, name) => {
  const svg = readFileSync(`node_modules/dkfds/src/img/svg-icons/${name}.svg`, "utf8").trim();
  return `url("data:image/svg+xml,${svg.replace(/"/g, "'").replace(/#/g, "%23").replace(/</g, "%3C").replace(/>/g, "%3E")}")`;
});

const notice = "/*! Parts of Det Fælles Designsystem (dkfds 11.2.0), MIT, and IBM Plex Sans, OFL 1.1: see web/static/LICENSE.* */\n";
writeFileSync("static/tilslut.css", notice + drawn.replace(/^\uFEFF?(@charset "UTF-8";)?/, "") + "\n");
