// Files may be dropped anywhere on the page; they go in at once.
"use strict";
(() => {
  const form = document.getElementById("add-form");
  const files = document.getElementById("files");
  const drop = document.querySelector(".drop");
  addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) drop.classList.remove("over"); });
  addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const text = event.dataTransfer.getData("text/uri-list");
    if (event.dataTransfer.files.length) { files.files = event.dataTransfer.files; form.requestSubmit(); }
    else if (text) document.getElementById("address").value = text.split("\n").filter((line) => !line.startsWith("#")).join(" ").trim();
  });
})();
