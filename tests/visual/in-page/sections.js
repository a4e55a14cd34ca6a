/*
 * Runs in the browser. Shows the page, closes what can be opened, and answers with the name and the
 * box, in CSS pixels, of what stands around the main part of the page and of each section in it;
 * the name is null where a section has none.
 */
({ tile, belowSeam }) => {
  document.documentElement.style.display = "";
  for (const details of document.querySelectorAll("details")) details.open = false;
  const selector = "body > :is(header, footer), nav > *, main section:not(section section)";
  const nameOf = (element) => {
    if (element.localName === "section") return element.querySelector("h2[id]")?.id ?? null;
    return element.closest("nav")?.localName ?? element.localName;
  };
  // Of the contents there are two, of which one is shown.
  const parts = Array.from(document.querySelectorAll(selector))
    .filter((element) => element.checkVisibility())
    .map((element) => ({ name: nameOf(element), element }));
  const topOf = (element) => element.getBoundingClientRect().top + window.scrollY;
  // What is painted depends a little on where: on fractions of a pixel, and on the tiles of which
  // Chromium makes an image. So each part is moved down to the same place of a tile: else a line
  // more in one part would change those that follow. What stays behind must not show through.
  document.body.style.visibility = "hidden";
  let moved = 0;
  for (const { element } of parts) {
    element.style.visibility = "visible";
    const { position } = getComputedStyle(element);
    if (position !== "static" && position !== "relative") continue;
    const top = topOf(element);
    moved = belowSeam + Math.ceil((top + moved - belowSeam) / tile) * tile - top;
    element.style.position = "relative";
    element.style.top = `${moved}px`;
  }
  return parts.map(({ name, element }) => {
    const { left, width, height } = element.getBoundingClientRect();
    return { name, left, top: topOf(element), width, height };
  });
};
