// The queue by keys.
"use strict";
(() => {
  const rows = () => [...document.querySelectorAll(".doubt")];
  let at = -1;
  function go(to) {
    const all = rows();
    if (!all.length) return;
    at = Math.min(Math.max(to, 0), all.length - 1);
    for (const row of all) row.classList.remove("active");
    all[at].classList.add("active");
    all[at].focus({ preventScroll: true });
    all[at].scrollIntoView({ block: "nearest" });
  }
  const press = (selector) => () => rows()[at]?.querySelector(selector)?.click();
  window.keys("j", () => go(at + 1));
  window.keys("k", () => go(at - 1));
  window.keys("a", press(".act-accept"));
  window.keys("r", press(".act-reject"));
  window.keys("e", press(".act-edit"));
  window.keys("u", () => (rows()[at]?.querySelector(".act-undo") ?? [...document.querySelectorAll(".act-undo")].pop())?.click());
  document.addEventListener("htmx:after:swap", () => {
    const row = rows()[at];
    if (row?.classList.contains("doubt-done")) go(at + 1); else if (at >= 0) go(at);
  });
  document.addEventListener("click", (event) => { const row = event.target.closest?.(".doubt"); if (row) at = rows().indexOf(row); });
})();
