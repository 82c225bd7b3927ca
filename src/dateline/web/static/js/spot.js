// Fixing a place by picking its point on a map, with the mouse or the keys; the form beside it says the same.
"use strict";
(() => {
  const here = document.currentScript.src;
  const STEP = 12;
  const shown = (value) => String(Math.round(value * 1e4) / 1e4);
  const kilometres = ([a, b], [c, d]) => {
    const rad = Math.PI / 180;
    const part = Math.sin(((d - b) * rad) / 2) ** 2 + Math.cos(b * rad) * Math.cos(d * rad) * Math.sin(((c - a) * rad) / 2) ** 2;
    return 12742 * Math.asin(Math.min(1, Math.sqrt(part)));
  };
  const webgl = () => { try { return Boolean(document.createElement("canvas").getContext("webgl2")); } catch { return false; } };
  const number = (field) => (field.value.trim() === "" ? NaN : Number(field.value));

  function styled() {
    if (document.querySelector("link[href*='maplibre-gl.css']")) return;
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("../vendor/maplibre/maplibre-gl.css", here).href }));
  }

  async function open(box) {
    const form = box.closest("form");
    const { lat, lon, other_place: name } = form.elements;
    const spots = JSON.parse(box.dataset.spots).filter((one) => one.point);
    let towns = [];
    const live = box.querySelector(".spot-live");
    const said = box.querySelector("output");
    live.hidden = false;
    styled();
    const { made, maplibre, colour, borders } = await import(new URL("atlas.js", here).href);
    const choice = box.querySelector(".borders-on");
    let map = null;
    map = await made(live, box.dataset.box, () => spots, { keyboard: false, dressed: dress });
    choice.parentElement.hidden = false;
    const canvas = map.getCanvas();
    canvas.setAttribute("aria-label", "Map to pick the point on: arrow keys move it, with Shift by little; plus and minus zoom; Enter keeps it");
    canvas.setAttribute("aria-describedby", said.id);
    const sign = Object.assign(document.createElement("span"), { className: "spot-sign" });
    const pin = new maplibre.Marker({ element: sign, draggable: true });
    let at = null;
    // Towns of the gazetteer in view, for finding one's way and to be chosen.
    const found = () => ({ type: "FeatureCollection", features: towns.map((one, i) => ({ type: "Feature", properties: { ...one, i }, geometry: { type: "Point", coordinates: [one.lon, one.lat] } })) });
    function dress(it) {
      map = it;
      borders(map, choice);
      const known = new Set(spots.map((one) => one.name));
      map.addSource("towns", { type: "geojson", data: found() });
      map.addLayer({ id: "towns", type: "circle", source: "towns", paint: { "circle-radius": 3.5, "circle-color": colour("--sheet"), "circle-stroke-color": colour("--ink"), "circle-stroke-width": 1.2 } }, "points");
      map.addLayer({ id: "towns-names", type: "symbol", source: "towns", filter: ["!", ["in", ["get", "name"], ["literal", [...known]]]], layout: { "text-font": ["Source Sans, sans-serif"], "text-field": ["get", "name"], "text-size": 11, "text-offset": [0, 0.7], "text-anchor": "top", "symbol-sort-key": ["get", "i"] }, paint: { "text-color": colour("--soft"), "text-halo-color": colour("--land"), "text-halo-width": 1.2 } }, "points");
      look();
    }
    async function look() {
      if (map.getZoom() < 4) { towns = []; map.getSource("towns")?.setData(found()); return; }
      const bounds = map.getBounds();
      const turn = Math.round(map.getCenter().lng / 360) * 360;
      const edges = [bounds.getWest() - turn, bounds.getSouth(), bounds.getEast() - turn, bounds.getNorth()];
      try {
        const answer = await fetch(`/places/towns?box=${edges.map((edge) => edge.toFixed(3)).join(",")}`);
        if (answer.ok) { towns = await answer.json(); map.getSource("towns")?.setData(found()); }
      } catch (error) {
        console.warn("no towns:", error); // the map serves without them; the next move asks again
      }
      if (at) tell();
    }
    function take(town) {
      name.value = town.label;
      lat.value = lon.value = "";
      at = null;
      pin.remove();
      said.textContent = `${town.label.split(" (")[0]}, as the gazetteer has it`;
    }
    function tell() {
      const near = [...spots, ...towns.map((one) => ({ name: one.name, at: [one.lon, one.lat] }))].map((one) => ({ name: one.name, far: kilometres(one.at, at) })).sort((a, b) => a.far - b.far)[0];
      said.textContent = `${shown(at[1])}, ${shown(at[0])}${near && near.far < 2000 ? `: ${near.far < 1 ? "at" : `${Math.round(near.far)} km from`} ${near.name}` : ""}`;
    }
    function put(point, { write = true } = {}) {
      const turned = point.wrap?.() ?? point;
      at = [turned.lng, turned.lat];
      pin.setLngLat(point).addTo(map);
      if (write) { lat.value = shown(at[1]); lon.value = shown(at[0]); }
      tell();
    }
    function typed() {
      const point = [number(lon), number(lat)];
      if (point.some(Number.isNaN) || Math.abs(point[1]) > 85 || Math.abs(point[0]) > 180) return;
      put(new maplibre.LngLat(...point), { write: false });
      map.easeTo({ center: point, zoom: Math.max(map.getZoom(), 4) });
    }
    function go(point, zoom) { map.jumpTo({ center: point, zoom: Math.max(map.getZoom(), zoom) }); }
    pin.on("dragend", () => put(pin.getLngLat()));
    map.on("click", (event) => {
      const { x, y } = event.point;
      const [town] = map.queryRenderedFeatures([[x - 8, y - 8], [x + 8, y + 8]], { layers: ["towns", "towns-names"] });
      if (town) take(town.properties); else put(event.lngLat);
    });
    map.on("moveend", look);
    lat.addEventListener("change", typed);
    lon.addEventListener("change", typed);
    name.addEventListener("change", () => {
      const chosen = [...form.querySelectorAll("#places-found option")].find((one) => one.value === name.value && one.dataset.at);
      if (chosen) go(chosen.dataset.at.split(",").map(Number), 7);
    });
    canvas.addEventListener("keydown", (event) => {
      const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      if (way) {
        const far = event.shiftKey ? 1 : STEP;
        const from = map.project(at ? pin.getLngLat() : map.getCenter());
        const to = map.unproject([from.x + way[0] * far, from.y + way[1] * far]);
        put(to);
        const { x, y } = map.project(to);
        if (x < 30 || y < 30 || x > live.clientWidth - 30 || y > live.clientHeight - 30) map.jumpTo({ center: to });
      } else if (event.key === "+" || event.key === "=") map.easeTo({ zoom: map.getZoom() + 1, ...(at && { center: pin.getLngLat() }) });
      else if (event.key === "-") map.easeTo({ zoom: map.getZoom() - 1 });
      else if (event.key === "Enter" || event.key === " ") { if (!at) put(map.getCenter()); form.querySelector("button.main").focus(); }
      else if (event.key === "Escape") lat.focus();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    if (!Number.isNaN(number(lat)) && !Number.isNaN(number(lon))) typed();
    else if (box.dataset.at) go(box.dataset.at.split(",").map(Number), 6);
    canvas.focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest" });
    map.once("idle", () => box.setAttribute("data-drawn", ""));
  }

  function begin() {
    for (const box of document.querySelectorAll(".spot-map[hidden]")) {
      if (!webgl()) continue;
      box.hidden = false;
      const button = box.querySelector("button");
      button.addEventListener("click", async () => {
        button.disabled = true;
        try { await open(box); button.remove(); } catch (error) { console.warn("no map:", error); box.remove(); }
      });
    }
  }
  document.addEventListener("htmx:after:swap", begin);
  begin();
})();
