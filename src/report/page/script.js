"use strict";
// Moves the line of the dots and counts anew. What may be chosen, with its words, stands in the picture;
// without script the page says the same of the line at today's policy.
for (const block of document.querySelectorAll(".futures")) {
  const scale = block.querySelector(".dots-scale");
  if (!scale) continue;
  const { low, high, from, to, side } = scale.dataset;
  const choices = JSON.parse(scale.dataset.thresholds);
  const at = (value) => Number(from) + (value - low) / (high - low) * (to - from);
  const line = block.querySelector(".threshold");
  const name = block.querySelector(".threshold-name text");
  const start = choices.findIndex((choice) => choice.value === Number(line.dataset.value));
  if (start < 0) continue;
  const counts = [...block.querySelectorAll(".count")];
  const sentences = [...block.querySelectorAll(".counts li")];
  const label = document.createElement("label");
  label.className = "slider";
  label.textContent = "Move the line: ";
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", min: 0, max: choices.length - 1, step: 1, value: start });
  const shown = document.createElement("output");
  const move = () => {
    const { value, text } = choices[Number(slider.value)];
    const shift = `translate(${at(value) - at(Number(line.dataset.value))} 0)`;
    line.setAttribute("transform", shift);
    name.setAttribute("transform", shift);
    name.textContent = shown.textContent = text;
    slider.setAttribute("aria-valuetext", text);
    const isCounted = (mark) => side === "above" ? mark.dataset.value > value : mark.dataset.value < value;
    for (const mark of block.querySelectorAll(".dot")) {
      const isShown = mark.classList.contains("counted") === isCounted(mark);
      mark.toggleAttribute("display", !isShown);
      if (!isShown) mark.setAttribute("display", "none");
    }
    for (const count of counts) {
      const marks = [...block.querySelectorAll(`.dot.counted[data-option="${count.dataset.option}"]`)];
      const counted = marks.filter(isCounted).length;
      count.querySelector("text").textContent = `${counted} of ${marks.length}`;
      const sentence = sentences[Number(count.dataset.option)];
      if (sentence) {
        sentence.textContent = count.dataset.sentence.replace("{count}", counted)
          .replace("{all}", marks.length).replace("{threshold}", text);
      }
    }
  };
  slider.addEventListener("input", move);
  label.append(slider, " ", shown);
  block.querySelector(".counts").before(label);
  move();
}
