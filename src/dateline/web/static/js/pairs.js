// Joining and parting by keys.
"use strict";
(() => {
  const all = () => [...document.querySelectorAll(".telling")].filter((one) => one.querySelector("input[type=checkbox]"));
  let at = -1;
  function go(to) {
    const some = all();
    if (!some.length) return;
    at = Math.min(Math.max(to, 0), some.length - 1);
    for (const one of some) one.classList.remove("at");
    some[at].classList.add("at");
    some[at].querySelector("input").focus({ preventScroll: true });
    some[at].scrollIntoView({ block: "nearest", inline: "nearest" });
  }
  window.keys("j", () => go(at + 1));
  window.keys("k", () => go(at - 1));
  window.keys("x", () => { if (at < 0) go(0); all()[at]?.querySelector("input").click(); });
  window.keys("s", () => {
    if (document.querySelector("#split input[type=checkbox]:checked")) document.getElementById("split").requestSubmit();
    else window.tell("Choose what to part first: j and k go through them, x chooses.");
  });
  window.keys("n", () => (document.querySelector("#near .act, #same .act") ?? document.getElementById("join-other"))?.focus());
  window.keys("u", () => document.getElementById("undo")?.requestSubmit());
  const said = document.getElementById("said");
  if (said) window.tell(said.textContent, document.getElementById("undo") ? { undo: () => document.getElementById("undo").requestSubmit() } : {});
})();
