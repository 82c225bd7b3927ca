// The network of an actor's relations, drawn from the table beside it. A line opens its words, a name its dossier.
"use strict";
(async () => {
  const table = document.getElementById("ties-table");
  const box = document.getElementById("network");
  const rows = table ? [...table.querySelectorAll("tr[data-drawn]")] : [];
  if (!rows.length || !window.cytoscape) return;
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const centre = table.dataset.centre;
  const nodes = new Map();
  const edges = [];
  for (const row of rows) {
    const { left, leftName, right, rightName, relation } = row.dataset;
    nodes.set(left, leftName);
    nodes.set(right, rightName);
    edges.push({ data: { id: row.id, source: left, target: right, label: relation.replace(/^is (an? |the )?/, "") }, classes: "former" in row.dataset ? "former" : "" });
  }
  box.hidden = false;
  document.getElementById("network-words").hidden = false;
  const calm = { animate: false, padding: 24 };
  // Names are measured with their own letters, else long ones are cut off.
  const letters = ["400 11px", "600 13px"].map((size) => document.fonts?.load(`${size} "Source Sans"`));
  await Promise.race([Promise.allSettled(letters), new Promise((done) => setTimeout(done, 1500))]);
  const graph = cytoscape({
    container: box,
    elements: [...[...nodes].map(([id, name]) => ({ data: { id, name }, classes: id === centre ? "centre" : id.startsWith("place:") ? "place" : "" })), ...edges],
    style: style(),
    layout: nodes.size > 14 ? { name: "concentric", concentric: (node) => (node.hasClass("centre") ? 10 : Math.min(4, node.degree())), levelWidth: () => 1, minNodeSpacing: 34, ...calm } : { name: "cose", idealEdgeLength: 90, nodeRepulsion: 9000, randomize: false, ...calm },
    minZoom: 0.3, maxZoom: 1.4, userZoomingEnabled: false,
  });
  function style() {
    const [ink, paper, rule, tie, place, event] = ["--ink", "--sheet", "--rule-strong", "--tie", "--place", "--event"].map(colour);
    const font = { "font-family": "Source Sans, sans-serif", color: ink };
    return [
      { selector: "node", style: { label: "data(name)", ...font, "font-size": 11, width: 14, height: 14, "background-color": ink, "text-valign": "bottom", "text-margin-y": 4, "text-wrap": "wrap", "text-max-width": 90, "text-background-color": paper, "text-background-opacity": 0.8 } },
      { selector: "node.place", style: { shape: "diamond", "background-color": place } },
      { selector: "node.centre", style: { width: 24, height: 24, "background-color": event, "font-weight": 600, "font-size": 13 } },
      { selector: "edge", style: { width: 1.5, "line-color": rule, "target-arrow-color": rule, "target-arrow-shape": "triangle", "arrow-scale": 0.8, "curve-style": "bezier", label: "data(label)", ...font, color: tie, "font-size": 9.5, "text-rotation": "autorotate", "text-background-color": paper, "text-background-opacity": 0.9, "text-background-padding": 1 } },
      { selector: "edge.former", style: { "line-style": "dashed" } },
      { selector: "edge.lit, edge:active", style: { "line-color": tie, "target-arrow-color": tie, width: 3 } },
    ];
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => graph.style(style()));
  const light = (id, on) => { document.getElementById(id)?.classList.toggle("lit", on); graph.getElementById(id).toggleClass("lit", on); };
  graph.on("mouseover", "edge", (event) => light(event.target.id(), true));
  graph.on("mouseout", "edge", (event) => light(event.target.id(), false));
  graph.on("tap", "edge", (event) => { location.hash = event.target.id(); document.getElementById(event.target.id())?.querySelector(".c-words a")?.focus(); });
  graph.on("tap", "node", (event) => {
    const id = event.target.id();
    if (id !== centre && !id.includes(":actor:") && !id.startsWith("words:")) location.assign(id.startsWith("place:") ? `/place/${encodeURIComponent(id.slice(6))}` : `/actor/${encodeURIComponent(id)}`);
  });
  for (const row of rows) {
    row.addEventListener("mouseenter", () => light(row.id, true));
    row.addEventListener("mouseleave", () => light(row.id, false));
  }
  window.network = graph;
})();
