// A room's timeline, map, table and accounts: filters change the address and only what they filter; days by brushing.
"use strict";
(() => {
  const exhibit = () => document.getElementById("exhibit");
  if (!exhibit()) return;

  // ── going to a narrowed address without leaving the page
  async function go(address, { push = true } = {}) {
    const at = exhibit();
    at.setAttribute("aria-busy", "true");
    let text;
    try {
      const answer = await fetch(address, { headers: { "x-part": "exhibit" } });
      if (!answer.ok) throw new Error(answer.status);
      text = await answer.text();
    } catch {
      location.assign(address);
      return;
    }
    const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("exhibit");
    if (!fresh) { location.assign(address); return; }
    const focused = document.activeElement?.closest?.("#exhibit a[data-narrow]")?.textContent?.replace("✕", "").trim();
    const live = at.querySelector(".atlas.is-live");
    at.replaceWith(document.adoptNode(fresh));
    if (push) history.pushState({ exhibit: true }, "", address);
    if (live) window.atlas?.moveInto(live, exhibit().querySelector(".atlas"));
    begin();
    if (focused) [...exhibit().querySelectorAll("a[data-narrow]:not(.bar)")].find((one) => one.textContent.replace("✕", "").trim() === focused)?.focus({ preventScroll: true });
    if (exhibit().getBoundingClientRect().top < 0 && !live) exhibit().scrollIntoView({ block: "start" });
  }
  window.narrowTo = go;
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("#exhibit a[data-narrow], #exhibit .pager a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button || event.defaultPrevented) return;
    event.preventDefault();
    go(link.getAttribute("href"));
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest?.("#exhibit form[data-narrow]");
    if (!form) return;
    event.preventDefault();
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    go(`${location.pathname}?${query}`);
  });
  addEventListener("popstate", () => go(location.href, { push: false }));

  // ── brushing days on the timeline
  function brush(svg) {
    const bars = [...svg.querySelectorAll(".bar")];
    let from = null;
    let to = null;
    const at = (event) => {
      const box = svg.getBoundingClientRect();
      return Math.min(bars.length - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * bars.length)));
    };
    const mark = () => bars.forEach((bar, i) => bar.classList.toggle("brushed", from !== null && i >= Math.min(from, to) && i <= Math.max(from, to)));
    svg.addEventListener("dragstart", (event) => event.preventDefault());
    svg.addEventListener("pointerdown", (event) => { if (event.button === 0 && event.pointerType !== "touch") { from = to = at(event); } });
    svg.addEventListener("pointermove", (event) => {
      if (from === null) return;
      to = at(event);
      if (to !== from && !svg.hasPointerCapture(event.pointerId)) svg.setPointerCapture(event.pointerId);
      mark();
    });
    const done = () => {
      if (from === null) return;
      const [a, b] = [Math.min(from, to), Math.max(from, to)];
      const moved = a !== b;
      from = to = null;
      mark();
      if (!moved) return;
      svg.addEventListener("click", (event) => { event.preventDefault(); event.stopPropagation(); }, { capture: true, once: true });
      setTimeout(() => {
        const query = new URLSearchParams(location.search);
        query.delete("page");
        query.set("since", bars[a].dataset.since);
        query.set("until", bars[b].dataset.until);
        go(`${location.pathname}?${query}`);
      });
    };
    svg.addEventListener("pointerup", done);
    svg.addEventListener("pointercancel", () => { from = null; mark(); });
  }

  // ── the moving map, fetched when it is wanted
  let opening = false;
  async function open(box) {
    if (opening) return;
    opening = true;
    try {
      const { show } = await import("./atlas.js");
      await show(box);
      const now = document.querySelector("#exhibit .atlas[data-atlas]");
      if (!box.isConnected && now && !now.classList.contains("is-live")) window.atlas.moveInto(box, now);
    } catch (error) {
      console.warn("no moving map:", error);
      box.querySelector(".atlas-open")?.remove();
    }
    opening = false;
  }
  function webgl() {
    try { return Boolean(document.createElement("canvas").getContext("webgl2")); } catch { return false; }
  }
  function begin() {
    window.recallBorders();
    for (const svg of document.querySelectorAll("svg[data-brush]")) brush(svg);
    for (const box of document.querySelectorAll("#exhibit .atlas[data-atlas]")) {
      if (box.classList.contains("is-live") || !webgl()) continue;
      if (box.hasAttribute("data-at-once")) { open(box); continue; }
      const button = Object.assign(document.createElement("button"), { type: "button", className: "atlas-open noprint", textContent: "Move and zoom" });
      button.addEventListener("click", () => { button.textContent = "Opening …"; open(box); });
      box.append(button);
    }
  }
  begin();
})();
