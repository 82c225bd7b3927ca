// The report room: cards in line with their words, each marking the other; layers, keys, selecting words to add a fact.
"use strict";
(() => {
  const wide = matchMedia("(min-width: 62rem)");
  const LAYERS = "dateline.layers";
  let active = null;

  const desk = () => document.getElementById("report");
  const all = (selector) => [...desk().querySelectorAll(selector)];
  const words = (id) => all(`.m[data-f~="${CSS.escape(id)}"]`);
  const cardOf = (id) => document.getElementById(`card-${id}`);
  const shown = (card) => card.offsetParent !== null || getComputedStyle(card).display !== "none";
  const layerOf = (card) => [...card.classList].find((name) => name.startsWith("card-"))?.slice(5);
  const visibleCards = () => all(".notes .card").filter(shown);

  // ── where cards stand
  function lay() {
    for (const note of all(".notes")) {
      const count = [...note.querySelectorAll(".card")].filter((card) => getComputedStyle(card).display !== "none").length;
      note.hidden = !count;
      note.querySelector("summary").textContent = count === 1 ? "1 fact" : `${count} facts`;
    }
    const page = desk().querySelector(".page");
    if (!wide.matches) {
      for (const card of all(".notes .card")) card.style.top = "";
      page.style.minHeight = "";
      page.style.removeProperty("--shift");
      return;
    }
    const top = page.getBoundingClientRect().top;
    const gap = 5;
    const note = all(".notes").find((one) => !one.hidden); // a hidden one has no width
    if (note) page.style.setProperty("--card-width", `${note.getBoundingClientRect().width}px`);
    const places = visibleCards().map((card) => {
      const at = document.getElementById(card.dataset.f);
      const word = at?.nextElementSibling?.closest?.(".m") ?? at;
      return { card, want: word ? word.getBoundingClientRect().top - top - 3 : 0, high: card.offsetHeight };
    });
    places.sort((a, b) => a.want - b.want);
    let below = 0;
    for (const place of places) {
      place.y = Math.max(place.want, below);
      below = place.y + place.high + gap;
    }
    for (const { card, y } of places) card.style.top = `${y}px`;
    const last = places.at(-1);
    column = places;
    // The column is longer than the text where much is said: it is drawn past the text as one reads, never faster than
    // it can be looked at.
    const text = page.querySelector(".b:last-of-type")?.getBoundingClientRect().bottom - top || 0;
    const long = last ? last.y + last.high : 0;
    page.style.minHeight = `${Math.max(text, Math.min(long, innerHeight * 0.8 + Math.max(0, long - innerHeight * 0.8) / FASTEST))}px`;
    high = page.offsetHeight;
    bias = 0;
    slide();
    if (active) pin();
  }

  // ── the column slides so that the cards at the line being read stand beside their words
  const FASTEST = 2.2;
  let column = [];
  let high = 0;
  let bias = 0;
  function shiftAt(y) {
    let before = { want: 0, y: 0 };
    for (const place of column) {
      if (place.want >= y) {
        const part = place.want > before.want ? (y - before.want) / (place.want - before.want) : 1;
        return (before.want - before.y) * (1 - part) + (place.want - place.y) * part;
      }
      before = place;
    }
    const last = column.at(-1);
    if (!last) return 0;
    const end = Math.min(0, high - (last.y + last.high));
    const part = high > last.want ? Math.min(1, (y - last.want) / (high - last.want)) : 1;
    return (last.want - last.y) * (1 - part) + end * part;
  }
  function slide() {
    if (!wide.matches) return;
    const page = desk().querySelector(".page");
    const above = -page.getBoundingClientRect().top;
    const way = Math.max(1, high - innerHeight * 0.8);
    const part = Math.min(1, Math.max(0, above / way));
    page.style.setProperty("--shift", `${Math.round(shiftAt(Math.max(0, above) + innerHeight * 0.8 * part) + bias)}px`);
  }
  function pin() {
    const place = column.find((one) => one.card === active);
    const page = desk().querySelector(".page");
    const now = parseFloat(page.style.getPropertyValue("--shift")) || 0;
    bias += place ? place.want - place.y - now : 0;
    page.classList.add("slides");
    setTimeout(() => page.classList.remove("slides"), 220);
    slide();
  }
  addEventListener("scroll", () => requestAnimationFrame(slide), { passive: true });

  // ── marking one another
  function mark(id, on, strong = false) {
    const card = cardOf(id);
    const layer = card && layerOf(card);
    for (const word of words(id)) {
      word.classList.toggle("on", on);
      for (const name of [...word.classList]) if (name.startsWith("on-")) word.classList.remove(name);
      if (on && layer) word.classList.add(`on-${layer}`);
      if (on && strong && word.classList.contains(`m-${layer}`)) word.classList.add("on-lead");
    }
    card?.classList.toggle("near", on);
  }
  function unmark() {
    for (const word of all(".m.on")) word.classList.remove("on", ...[...word.classList].filter((name) => name.startsWith("on-")));
    for (const card of all(".card.near")) card.classList.remove("near");
    if (active) mark(active.dataset.f, true, true);
  }
  function activate(card, { scroll = true, focus = true } = {}) {
    if (active === card) return;
    active?.classList.remove("active");
    active = card;
    unmark();
    if (card) {
      const fold = card.closest(".notes-fold");
      if (fold) fold.open = true;
      card.classList.add("active");
      mark(card.dataset.f, true, true);
      if (focus) card.querySelector(".card-head")?.focus({ preventScroll: true });
      if (scroll) reveal(card);
      history.replaceState(null, "", `#${card.dataset.f}`);
    }
    lay();
  }
  function reveal(card) {
    const target = wide.matches ? words(card.dataset.f).find((word) => word.classList.contains(`m-${layerOf(card)}`)) : card;
    const box = target?.getBoundingClientRect();
    if (!box) return;
    const head = document.querySelector(".mast").offsetHeight;
    if (box.top < head + 40 || box.bottom > innerHeight - 120) {
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      scrollTo({ top: scrollY + box.top - innerHeight * 0.35, behavior: calm ? "instant" : "smooth" });
    }
  }
  /** The fact that words under the pointer stand for: one that begins here before one that only holds them, shown layers first. */
  function factAt(word) {
    const ids = word.dataset.f.split(" ").filter((id) => cardOf(id) && shown(cardOf(id)));
    return ids.find((id) => word.classList.contains(`m-${layerOf(cardOf(id))}`)) ?? ids[0];
  }

  document.addEventListener("pointerover", (event) => {
    const word = event.target.closest?.(".m[data-f]");
    const card = event.target.closest?.(".notes .card");
    const id = word ? factAt(word) : card?.dataset.f;
    unmark();
    if (id) mark(id, true, true);
  });
  document.addEventListener("click", (event) => {
    const card = event.target.closest?.("#report .card");
    if (card) {
      if (event.target.closest(".card-head")) event.preventDefault();
      if (!event.target.closest("button, summary, .act")) activate(card);
      return;
    }
    const word = event.target.closest?.(".m[data-f]");
    if (word && getSelection().isCollapsed) {
      const id = factAt(word);
      if (id) activate(cardOf(id));
    } else if (!event.target.closest?.(".work, .pick, .mast, .about")) {
      activate(null);
    }
  });
  document.addEventListener("focusin", (event) => {
    const card = event.target.closest?.("#report .notes .card");
    if (card) activate(card, { focus: false });
  });
  document.addEventListener("toggle", (event) => { if (event.target.closest?.("#report")) lay(); }, true);

  // ── layers
  function remember() {
    const on = all(".layers input:checked").map((box) => box.value);
    try { localStorage.setItem(LAYERS, JSON.stringify(on)); } catch { /* a browser that keeps nothing */ }
  }
  function recall() {
    let on = null;
    try { on = JSON.parse(localStorage.getItem(LAYERS)); } catch { /* nothing kept */ }
    if (Array.isArray(on)) for (const box of all(".layers input")) box.checked = on.includes(box.value);
  }
  document.addEventListener("change", (event) => {
    if (event.target.closest?.(".layers")) { remember(); lay(); }
  });

  // ── keys
  function step(by) {
    const cards = visibleCards();
    if (!wide.matches) cards.sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
    if (!cards.length) return;
    const at = active ? cards.indexOf(active) : by > 0 ? -1 : cards.length;
    activate(cards[Math.min(Math.max(at + by, 0), cards.length - 1)]);
  }
  const press = (selector) => () => active?.querySelector(selector)?.click();
  window.keys("j", () => step(1));
  window.keys("k", () => step(-1));
  window.keys("a", press(".act-accept"));
  window.keys("r", press(".act-reject"));
  window.keys("e", press(".act-edit"));
  window.keys("w", () => {
    const why = active?.querySelector(".why");
    if (why) { why.open = !why.open; lay(); }
  });
  window.keys("u", () => document.getElementById("undo")?.requestSubmit());
  window.keys("n", () => { const span = selected(); if (span) offer(span, true); });
  for (const [i, layer] of ["event", "speech", "figure", "tie", "time", "place", "actor"].entries()) {
    window.keys(String(i + 1), () => document.getElementById(`layer-${layer}`)?.click());
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
    const work = document.getElementById("desk");
    if (work?.childElementCount) { work.replaceChildren(); active?.querySelector(".card-head")?.focus({ preventScroll: true }); }
    else if (document.querySelector(".pick")) document.querySelector(".pick").remove();
    else activate(null);
  });

  // ── selecting words, to add what was missed. Spans count in characters, not in UTF-16 units.
  const long = (text) => [...text].length;
  function offset(node, at) {
    const block = (node.nodeType === 1 ? node : node.parentElement)?.closest(".b");
    if (!block || !desk().contains(block)) return null;
    const range = document.createRange();
    range.selectNodeContents(block);
    range.setEnd(node, at);
    return Number(block.dataset.start) + long(range.toString());
  }
  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const text = range.toString();
    const start = offset(range.startContainer, range.startOffset);
    const end = offset(range.endContainer, range.endOffset);
    if (start === null || end === null || end <= start || end - start > 600) return null;
    const lead = long(text) - long(text.trimStart());
    const trail = long(text) - long(text.trimEnd());
    return { start: start + lead, end: end - trail, box: range.getBoundingClientRect() };
  }
  function offer(span, first = false) {
    document.querySelector(".pick")?.remove();
    if (!desk().querySelector(".act-edit")) return;
    const pick = Object.assign(document.createElement("div"), { className: "pick noprint" });
    pick.setAttribute("role", "toolbar");
    pick.setAttribute("aria-label", "Add a fact at these words");
    for (const [kind, name] of [["event", "Event"], ["attribution", "Statement"], ["figure", "Figure"]]) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: `+ ${name}` });
      button.addEventListener("click", () => {
        pick.remove();
        htmx.ajax("GET", `/report/${desk().dataset.report}/add/${kind}/${span.start}-${span.end}`, { target: "#desk", select: "#correcting", swap: "innerHTML" });
      });
      pick.append(button);
    }
    pick.style.left = `${scrollX + span.box.left + span.box.width / 2}px`;
    pick.style.top = `${scrollY + span.box.top}px`;
    document.body.append(pick);
    if (first) pick.querySelector("button").focus();
  }
  document.addEventListener("pointerup", (event) => {
    if (event.target.closest?.(".pick")) return;
    setTimeout(() => {
      document.querySelector(".pick")?.remove();
      const span = selected();
      if (span) offer(span);
    });
  });

  // ── after a judgement the page is there anew: go on where one was
  let was = null;
  document.addEventListener("htmx:before:swap", (event) => {
    was = active ? active.dataset.f : null;
    // htmx hands attributes on from old to new elements of one id; a style attribute would break the page's own policy.
    if (event.detail?.ctx?.target?.id === "report") for (const styled of all("[style]")) styled.removeAttribute("style");
  });
  document.addEventListener("htmx:after:swap", () => {
    if (active?.isConnected) {
      if (document.querySelector("#desk #correcting")) document.querySelector("#desk :is(select, input:not([type=hidden]), textarea)")?.focus();
      return;
    }
    active = null;
    recall();
    const said = document.getElementById("said");
    if (said) {
      const undo = document.getElementById("undo");
      window.tell(said.textContent, undo ? { undo: () => undo.requestSubmit() } : {});
    }
    const card = was && cardOf(was);
    lay();
    if (card) activate(card, { scroll: false });
    if (document.querySelector("#desk #correcting")) document.querySelector("#desk :is(select, input:not([type=hidden]), textarea)")?.focus();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-closes-work]")) {
      event.preventDefault();
      document.getElementById("desk").replaceChildren();
      active?.querySelector(".card-head")?.focus({ preventScroll: true });
    }
  });

  // ── begin
  function fromAddress() {
    const id = decodeURIComponent(location.hash.slice(1));
    const card = id && cardOf(id);
    if (!card) return;
    const box = document.getElementById(`layer-${layerOf(card)}`);
    if (box && !box.checked) box.checked = true;
    activate(card, { focus: false });
  }
  recall();
  if (!wide.matches) for (const fold of all(".notes-fold")) fold.open = false;
  lay();
  fromAddress();
  document.fonts?.ready.then(lay);
  addEventListener("resize", lay);
  addEventListener("hashchange", fromAddress);
})();
