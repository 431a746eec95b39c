"use strict";
// Moves the line of the dots and counts anew. Without it the page says the same at the line of today's policy.
for (const block of document.querySelectorAll(".futures")) {
  const lines = [...block.querySelectorAll("li[data-dots]")];
  const dots = lines.map((line) => line.dataset.dots.split(" ").filter(Boolean).map(Number));
  const all = dots.flat();
  if (!all.length) continue;
  const reach = Math.max(...all.map(Math.abs));
  const step = 10 ** Math.floor(Math.log10(reach / 20));
  const end = Math.ceil(reach / step) * step;
  const label = document.createElement("label");
  label.className = "threshold";
  label.textContent = "Move the line: ";
  const slider = Object.assign(document.createElement("input"),
    { type: "range", min: -end, max: end, step, value: 0 });
  const shown = document.createElement("output");
  const unit = block.dataset.unit;
  const amount = (number) => {
    const size = Math.abs(number).toLocaleString("en-GB", { maximumFractionDigits: 2 });
    return unit === "£" ? "£" + size : unit ? size + " " + unit : size;
  };
  const words = (number) => number === 0 ? "today’s policy"
    : "today’s policy " + (number > 0 ? "plus " : "less ") + amount(number);
  const say = () => {
    const line = Number(slider.value);
    shown.textContent = words(line);
    slider.setAttribute("aria-valuetext", words(line));
    lines.forEach((item, place) => {
      const count = dots[place].filter((dot) => block.dataset.side === "above" ? dot > line : dot < line).length;
      item.textContent = item.dataset.template.replace("{count}", count)
        .replace("{all}", dots[place].length).replace("{threshold}", words(line));
    });
  };
  slider.addEventListener("input", say);
  label.append(slider, " ", shown);
  block.querySelector(".counts").before(label);
  shown.textContent = words(0);
}
