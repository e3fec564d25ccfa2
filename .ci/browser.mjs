// browser.mjs [--plant] REPORT...
// Looks at reports at two widths. Each fault is one line: file, width, element. With --plant, every check must find
// the fault that was planted for it in a copy of the report.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const from = createRequire(resolve(process.env.CACHE, "package.json"));
const { chromium } = from("playwright-core");
const axeFile = resolve(process.env.CACHE, "node_modules/axe-core/axe.min.js");
const axe = existsSync(axeFile) ? readFileSync(axeFile, "utf8") : null;
const layouts = [{ width: 1200, layout: "wide" }, { width: 400, layout: "narrow" }];

// Runs in the page: what is wrong with the charts and the width.
function faultsOfLayout(layout) {
  const faults = [];
  const touching = 2; // px that the boxes of two lines of text may share: a box is taller than its letters
  const outside = 0.5;
  const named = (text) => `text “${text.textContent.trim().slice(0, 50)}”`;

  const figures = [...document.querySelectorAll("figure")];
  if (figures.length === 0) faults.push("no figure on the page");
  for (const figure of figures) {
    const name = `#${figure.id || "figure without id"}`;
    const shown = [...figure.querySelectorAll("svg")].filter((svg) => svg.checkVisibility({ visibilityProperty: true }));
    if (shown.length !== 1) {
      faults.push(`${name}: shows ${shown.length} charts, expected 1`);
      continue;
    }
    const [svg] = shown;
    const frame = svg.getBoundingClientRect();
    if (!(frame.width > 0 && frame.height > 0)) faults.push(`${name}: the chart has no size`);
    if (!svg.closest(`.${layout}`)) faults.push(`${name}: the chart shown is not the ${layout} one`);
    const texts = [...svg.querySelectorAll("text")]
      .filter((text) => text.textContent.trim() !== "")
      .map((text) => ({ text, box: text.getBoundingClientRect() }));
    if (texts.length === 0) faults.push(`${name}: the chart has no text`);
    texts.forEach(({ text, box }, i) => {
      const out = Math.max(frame.left - box.left, box.right - frame.right, frame.top - box.top, box.bottom - frame.bottom);
      if (out > outside) faults.push(`${name}: ${named(text)} stands ${out.toFixed(1)} px out of the chart`);
      for (const other of texts.slice(i + 1)) {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (across > 0 && down > 0 && Math.min(across, down) > touching) {
          faults.push(`${name}: ${named(text)} overlaps ${named(other.text)} by ${across.toFixed(1)} × ${down.toFixed(1)} px`);
        }
      }
    });
  }

  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) {
    const clipped = (e) => e !== document.body && (getComputedStyle(e).overflowX !== "visible" || clipped(e.parentElement));
    const wide = [...document.body.querySelectorAll("*")]
      .filter((e) => e.getBoundingClientRect().right > clientWidth + outside && !clipped(e.parentElement));
    const deepest = wide.find((e) => !wide.some((other) => other !== e && e.contains(other)));
    faults.push(`the page scrolls sideways, ${scrollWidth} px wide: ${deepest?.outerHTML.slice(0, 80) ?? "no element found"}`);
  }
  return faults;
}

// The whole page as PNG; page.screenshot packs tighter, and takes six seconds for a page of this length.
async function photograph(page) {
  const { width } = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const session = await page.context().newCDPSession(page);
  const options = { clip: { x: 0, y: 0, width, height, scale: 1 }, captureBeyondViewport: true, optimizeForSpeed: true };
  const { data } = await session.send("Page.captureScreenshot", { format: "png", ...options });
  return Buffer.from(data, "base64");
}

async function look(browser, file, picture) {
  const faults = [];
  for (const { width, layout } of layouts) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    const url = pathToFileURL(file).href;
    const where = `${basename(dirname(file))}/${basename(file)}, ${width} px`;
    const say = (fault) => faults.push(`${where}: ${fault}`);
    page.on("console", (message) => message.type() === "error" && say(`console error: ${message.text()}`));
    page.on("pageerror", (error) => say(`page error: ${error.message}`));
    await page.route("**", (route) => {
      const asked = route.request().url();
      if (asked === url) return route.continue();
      say(`request: ${asked}`);
      return route.abort();
    });
    await page.goto(url);
    await page.evaluate(() => document.fonts.ready.then(() => {}));
    if (picture) writeFileSync(`${dirname(file)}/${width}.png`, await photograph(page));
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    (await page.evaluate(faultsOfLayout, layout)).forEach(say);
    if (axe) {
      await page.evaluate(axe);
      const options = { runOnly: ["wcag2a", "wcag2aa"], resultTypes: ["violations"] };
      const { violations } = await page.evaluate((options) => window.axe.run(document, options), options);
      for (const { id, help, nodes } of violations) {
        say(`axe ${id} (${help}): ${nodes.map((node) => node.target.join(" ")).slice(0, 5).join(", ")}`);
      }
    }
    await page.close();
  }
  return faults;
}

// What is put into the page, before which text, and what must then be said at which widths.
const extra = (x, y) => `<text x="${x}" y="${y}" font-size="20">planted</text>`;
const plants = [
  { before: "</svg>", every: true, html: extra(40, 60), said: /overlaps text “planted”/, at: [1200, 400] },
  { before: "</svg>", every: true, html: extra(-30, 300), said: /text “planted” stands/, at: [1200, 400] },
  { before: "</main>", html: `<figure id="planted"></figure>`, said: /#planted: shows 0 charts/, at: [1200, 400] },
  { before: "</main>", html: `<div style="width: 900px">planted</div>`, said: /scrolls sideways.*planted/, at: [400] },
  { before: "</main>", html: `<img alt="" src="http://planted.invalid/a.png"/>`, said: /request: http:\/\/planted/, at: [1200, 400] },
  { before: "</main>", html: `<script>planted()</script>`, said: /page error: planted/, at: [1200, 400] },
];
const plantForAxe = { before: "</main>", html: `<p style="color: #ddd">planted</p>`, said: /axe color-contrast/, at: [1200, 400] };

async function holdsPlants(browser, file) {
  const planted = [...plants, ...(axe ? [plantForAxe] : [])];
  // The policy of the page would stop the request and the script before they are seen.
  let html = readFileSync(file, "utf8").replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");
  for (const { before, every, html: put } of planted) html = html[every ? "replaceAll" : "replace"](before, put + before);
  const copy = resolve(dirname(file), "planted.html");
  writeFileSync(copy, html);
  const faults = await look(browser, copy, false);
  return planted.flatMap(({ said, at }) =>
    at.filter((width) => !faults.some((fault) => fault.includes(`, ${width} px: `) && said.test(fault)))
      .map((width) => `a planted fault was not found at ${width} px: ${said}`));
}

const plant = process.argv.includes("--plant");
const files = process.argv.slice(2).filter((argument) => argument !== "--plant").map((file) => resolve(file));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const faults = (await Promise.all(files.map((file) => (plant ? holdsPlants(browser, file) : look(browser, file, true))))).flat();
await browser.close();
faults.forEach((fault) => console.error(fault));
if (faults.length === 0) {
  console.log(plant ? `every planted fault was found${axe ? "" : ", none planted for axe"}` : `${files.length} reports, ${layouts.length} widths: nothing wrong`);
}
process.exitCode = faults.length > 0 || files.length === 0 ? 1 : 0;
