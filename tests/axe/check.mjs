// What a browser finds on pages: breaches of axe-core's rules, a page wider than a narrow screen, more
// than five sides of A4 before the annexes. Usage: check.mjs CHROMIUM AXE FOLDER PAGE...
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [chromium, axeFile, folder, ...pages] = process.argv.slice(2);
const axe = readFileSync(axeFile, "utf8").replaceAll("</script", "<\\/script");
const NARROW = 320;
const SIDES = 5;
let passed = 0;
let failed = 0;

function browse(name, html, ...more) {
  const file = join(folder, name);
  writeFileSync(file, html);
  const done = spawnSync(chromium, [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    `--user-data-dir=${join(folder, "profile")}`, "--virtual-time-budget=60000", ...more, pathToFileURL(file).href,
  ], { encoding: "utf8", maxBuffer: 1 << 28, timeout: 60000 });
  if (done.error) throw done.error;
  return done.stdout;
}

// A page's own last words, written into it by a script of ours.
function told(name, html) {
  const dump = browse(name, html, "--dump-dom", "--window-size=1280,900");
  const words = dump.match(/<pre id="told">([^<]*)<\/pre>/);
  if (!words) throw new Error(`${name}: the browser said nothing`);
  return JSON.parse(words[1].replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"));
}

const say = `const say = (what) => {
  const pre = document.createElement("pre");
  pre.id = "told";
  pre.textContent = JSON.stringify(what);
  document.body.append(pre);
};`;

function check(what, problems) {
  if (problems.length) {
    failed += 1;
    console.error(`FAILED ${what}\n  ${problems.join("\n  ")}`);
  } else {
    passed += 1;
    console.log(`ok ${what}`);
  }
}

for (const page of pages) {
  const html = readFileSync(page, "utf8");
  const found = told("axe.html", html.replace("</body>", () => `<script>${axe}</script><script>${say}
    axe.run(document, { resultTypes: ["violations"] }).then(
      (result) => say(result.violations.map((one) => ({ id: one.id, impact: one.impact, help: one.help,
        where: one.nodes.slice(0, 3).map((node) => node.target.join(" ")) }))),
      (error) => say([{ id: "broken", impact: "critical", help: String(error), where: [] }]));
    </script></body>`));
  for (const one of found) console.log(`  axe: ${one.impact}: ${one.id}: ${one.help} (${one.where.join("; ")})`);
  check(`${page}: no serious finding of axe-core`, found.filter((one) => ["serious", "critical"].includes(one.impact))
    .map((one) => `${one.id}: ${one.help} (${one.where.join("; ")})`));

  const inside = html.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const width = told("narrow.html", `<!doctype html><title>narrow</title><body>
    <iframe style="width:${NARROW}px;height:800px;border:0" srcdoc="${inside}"></iframe><script>${say}
    document.querySelector("iframe").addEventListener("load", (event) => {
      const root = event.target.contentDocument.documentElement;
      const wide = [...root.querySelectorAll("body *")].filter((one) => !one.closest(".scroll, .picture")
        && one.getBoundingClientRect().right > ${NARROW} + 1).slice(0, 3);
      say({ width: root.scrollWidth, wide: wide.map((one) => one.outerHTML.slice(0, 100)) });
    });</script>`);
  check(`${page}: no wider than a screen of ${NARROW} pixels`,
    width.width > NARROW ? [`${width.width} pixels`, ...width.wide] : []);

  const start = html.indexOf('<div class="annexes">');
  // The footer follows the annexes.
  const body = html.slice(0, start) + "</main>" + html.slice(html.indexOf("</footer>") + "</footer>".length);
  const pdf = join(folder, "body.pdf");
  browse("body.html", body, "--no-pdf-header-footer", `--print-to-pdf=${pdf}`);
  const sides = (readFileSync(pdf, "latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;
  check(`${page}: ${sides} sides of A4 before the annexes`,
    start < 0 || sides < 1 || sides > SIDES ? [`at most ${SIDES} are wanted`] : []);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
