// What every page does beyond reading: keys, the help list, short messages. Pages work without it.
"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  document.documentElement.classList.add("js");

  // Short messages, with a button where something can be undone.
  const told = $("#told");
  let gone;
  window.tell = (words, { undo, stay = 6000 } = {}) => {
    told.textContent = words;
    if (undo) {
      const button = Object.assign(document.createElement("button"), { className: "plain", type: "button", textContent: "Undo" });
      button.addEventListener("click", () => { told.textContent = ""; undo(); });
      told.append(button);
    }
    clearTimeout(gone);
    gone = setTimeout(() => { told.textContent = ""; }, undo ? 12000 : stay);
  };
  document.addEventListener("htmx:response:error", (event) => {
    const text = event.detail?.ctx?.text ?? "";
    const said = new DOMParser().parseFromString(text, "text/html").querySelector(".problem, main p");
    window.tell(said ? said.textContent : "That did not work. Nothing was changed.", { stay: 12000 });
  });
  document.addEventListener("htmx:error", () => window.tell("The reading room does not answer. Is it still running?", { stay: 12000 }));

  // Long lists of choices wait closed on a narrow screen.
  if (matchMedia("(max-width: 60rem)").matches) for (const fold of document.querySelectorAll("details.facets")) fold.open = false;

  // Borders on maps: off until asked for, and then remembered.
  const BORDERS = "dateline.borders";
  window.recallBorders = () => {
    let on = null;
    try { on = localStorage.getItem(BORDERS); } catch { /* a browser that keeps nothing */ }
    if (on !== null) for (const box of document.querySelectorAll(".borders-on")) box.checked = on === "1";
  };
  document.addEventListener("change", (event) => {
    if (!event.target.matches?.(".borders-on")) return;
    try { localStorage.setItem(BORDERS, event.target.checked ? "1" : "0"); } catch { /* nothing kept */ }
  }, true);
  window.recallBorders();

  // Dialogs, opened by a button that names them.
  for (const button of document.querySelectorAll("[data-opens]")) {
    button.hidden = false;
    button.addEventListener("click", () => document.getElementById(button.dataset.opens)?.showModal());
  }

  // Keys. A page adds its own by window.keys(key, action).
  const actions = new Map();
  window.keys = (key, action) => actions.set(key, action);
  const typing = (target) => target.closest?.("input:not([type=checkbox]):not([type=radio]):not([type=submit]), textarea, select, [contenteditable]");
  let after = "";
  let afterAt = 0;
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (after === "g" && event.timeStamp - afterAt < 1500) {
      after = "";
      const way = $(`.mast a[data-key="${CSS.escape(event.key)}"]`);
      if (way) { event.preventDefault(); way.click(); }
      return;
    }
    after = event.key;
    afterAt = event.timeStamp;
    const action = actions.get(event.key);
    if (action) { event.preventDefault(); action(event); }
  });
  window.keys("/", () => { $("#find")?.focus(); $("#find")?.select(); });
  window.keys("?", () => $("#keys")?.showModal());

  // The sheet of the visitor closes when one looks elsewhere.
  const me = $(".me");
  document.addEventListener("click", (event) => { if (me?.open && !me.contains(event.target)) me.open = false; });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && me?.open) { me.open = false; $("summary", me).focus(); } });
})();
