// The moving map: land and coast from the room's own files, points by how exactly a place is known, no other host.
import * as maplibre from "../vendor/maplibre/maplibre-gl.mjs";

maplibre.setWorkerUrl(new URL("../vendor/maplibre/maplibre-gl-worker.mjs", import.meta.url).href);
export { maplibre };
const ATLAS = new URL("../vendor/world-atlas/", import.meta.url).href;
const EARTH = 111.2;
const WIDE_KM = 320; // a stretch that reaches further is drawn as its edge alone
const maps = new WeakMap();
let world = null;

export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function topojson() {
  return window.topojson ?? new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: new URL("../vendor/topojson/topojson-client.min.js", import.meta.url).href });
    script.addEventListener("load", () => resolve(window.topojson));
    script.addEventListener("error", reject);
    document.head.append(script);
  });
}
async function earth() {
  world ??= (async () => {
    const [tools, countries, disputes, areas] = await Promise.all([
      topojson(),
      fetch(`${ATLAS}countries-50m.json`).then((answer) => answer.json()),
      fetch(new URL("../map/disputed.json", import.meta.url)).then((answer) => answer.json()),
      fetch("/map/disputed.geojson").then((answer) => answer.json()),
    ]);
    const names = (one) => one.properties.name;
    const territories = new Set(disputes.territories.map((one) => one.atlas));
    const pairs = new Set(disputes.borders.map((pair) => [...pair].sort().join("|")));
    const disputed = (a, b) => territories.has(names(a)) || territories.has(names(b)) || pairs.has([names(a), names(b)].sort().join("|"));
    const all = countries.objects.countries;
    return {
      land: whole(tools.feature(countries, countries.objects.land)),
      plain: tools.mesh(countries, all, (a, b) => a !== b && !disputed(a, b)),
      disputed: tools.mesh(countries, all, (a, b) => a !== b && disputed(a, b)),
      areas,
      names: named(tools.feature(countries, all).features.filter((one) => !territories.has(names(one))), (one) => names(one)),
      areasNames: named(areas.features, (one) => `${names(one)} (disputed)`),
    };
  })();
  world.catch(() => { world = null; }); // what failed is asked for again by the next map
  return world;
}
/** Rings that go over the date line without the leap from 180 to -180; one around a pole stays as it is. */
function whole(land) {
  const ring = (points) => {
    let shift = 0;
    const made = points.map(([x, y], i) => {
      const leap = i ? x - points[i - 1][0] : 0;
      shift += leap < -180 ? 360 : leap > 180 ? -360 : 0;
      return [x + shift, y];
    });
    return Math.abs(made.at(-1)[0] - made[0][0]) < 180 ? made : points;
  };
  for (const one of land.features ?? [land]) {
    const parts = one.geometry.type === "Polygon" ? [one.geometry.coordinates] : one.geometry.coordinates;
    for (const part of parts) part.forEach((points, i) => { part[i] = ring(points); });
  }
  return land;
}
const named = (features, name) => collection(features.map((one) => { const { at, area } = middle(one); return { type: "Feature", properties: { name: name(one), area }, geometry: { type: "Point", coordinates: at } }; }));
/** The middle of a country's largest part. */
function middle(feature) {
  const parts = feature.geometry.type === "Polygon" ? [feature.geometry.coordinates] : feature.geometry.coordinates;
  let best = null;
  for (const [ring] of parts) {
    let area = 0; let x = 0; let y = 0;
    for (let i = 0; i + 1 < ring.length; i++) {
      const cross = ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
      area += cross; x += (ring[i][0] + ring[i + 1][0]) * cross; y += (ring[i][1] + ring[i + 1][1]) * cross;
    }
    if (!best || Math.abs(area) > best.area) best = { area: Math.abs(area), at: area ? [x / (3 * area), y / (3 * area)] : ring[0] };
  }
  return best;
}
function ellipse([lon, lat], [wide, tall]) {
  const squeeze = Math.max(0.2, Math.cos((lat * Math.PI) / 180));
  const ring = [];
  for (let i = 0; i <= 64; i++) {
    const angle = (i / 64) * 2 * Math.PI;
    ring.push([lon + (wide / EARTH / squeeze) * Math.cos(angle), Math.max(-85, Math.min(85, lat + (tall / EARTH) * Math.sin(angle)))]);
  }
  return { type: "Polygon", coordinates: [ring] };
}
const feature = (one, geometry) => ({ type: "Feature", geometry, properties: { key: one.key, name: one.name, count: one.count, known: one.known, far: Math.max(...one.half) } });
const town = ([name, lon, lat]) => ({ type: "Feature", geometry: { type: "Point", coordinates: [lon, lat] }, properties: { name } });
const collection = (features) => ({ type: "FeatureCollection", features });
function layersOf(spots) {
  return {
    points: collection(spots.filter((one) => one.point).map((one) => feature(one, { type: "Point", coordinates: one.at }))),
    doubts: collection(spots.filter((one) => one.point && one.half[0] > 0).map((one) => feature(one, ellipse(one.at, one.half)))),
    areas: collection(spots.filter((one) => !one.point).sort((a, b) => b.half[0] * b.half[1] - a.half[0] * a.half[1]).map((one) => feature(one, ellipse(one.at, one.half)))),
    middles: collection(spots.filter((one) => !one.point).map((one) => feature(one, { type: "Point", coordinates: one.at }))),
  };
}
function hatch(stroke, back) {
  const size = 16;
  const canvas = Object.assign(document.createElement("canvas"), { width: size, height: size });
  const pen = canvas.getContext("2d");
  pen.strokeStyle = stroke;
  pen.globalAlpha = back;
  pen.lineWidth = 1.6;
  pen.beginPath();
  for (const shift of [-size, 0, size]) { pen.moveTo(shift, size); pen.lineTo(shift + size, 0); }
  pen.stroke();
  return pen.getImageData(0, 0, size, size);
}
function style(ground, spots, towns) {
  const [ink, paper, dot, edge, event, soft] = ["--ink", "--paper", "--dot", "--dot-edge", "--event", "--soft"].map(colour);
  const { points, doubts, areas, middles } = layersOf(spots);
  const size = ["interpolate", ["linear"], ["sqrt", ["coalesce", ["get", "sum"], ["get", "count"]]], 1, 5, 4, 10, 12, 20];
  const off = { visibility: "none" };
  const font = { "text-font": ["Source Sans, sans-serif"] };
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: ground.land, tolerance: 0.3 },
      plain: { type: "geojson", data: ground.plain }, disputed: { type: "geojson", data: ground.disputed },
      territories: { type: "geojson", data: ground.areas }, names: { type: "geojson", data: ground.names }, areasNames: { type: "geojson", data: ground.areasNames },
      points: { type: "geojson", data: points, cluster: true, clusterRadius: 34, clusterMaxZoom: 9, clusterProperties: { sum: ["+", ["get", "count"]] } },
      doubts: { type: "geojson", data: doubts }, areas: { type: "geojson", data: areas }, middles: { type: "geojson", data: middles },
      around: { type: "geojson", data: collection(towns.map(town)) },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("--sea") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("--land") } },
      { id: "territories", type: "fill", source: "territories", layout: off, paint: { "fill-pattern": "hatch-border" } },
      { id: "coast", type: "line", source: "land", paint: { "line-color": colour("--coast"), "line-width": 0.8 } },
      { id: "plain", type: "line", source: "plain", layout: off, paint: { "line-color": colour("--border"), "line-width": 0.9 } },
      { id: "disputed", type: "line", source: "disputed", layout: off, paint: { "line-color": colour("--border"), "line-width": 1.2, "line-dasharray": [3, 3] } },
      { id: "areas", type: "fill", source: "areas", paint: { "fill-color": dot, "fill-opacity": 0.025 } },
      { id: "areas-hatch", type: "fill", source: "areas", filter: ["<", ["get", "far"], WIDE_KM], paint: { "fill-pattern": "hatch-area" } },
      { id: "areas-edge", type: "line", source: "areas", paint: { "line-color": dot, "line-opacity": ["case", ["<", ["get", "far"], WIDE_KM], 0.7, 0.4], "line-dasharray": [4, 3] } },
      { id: "doubts", type: "fill", source: "doubts", paint: { "fill-color": dot, "fill-opacity": 0.07 } },
      { id: "doubts-edge", type: "line", source: "doubts", paint: { "line-color": dot, "line-opacity": 0.5, "line-dasharray": [3, 3] } },
      { id: "names", type: "symbol", source: "names", layout: { ...off, ...font, "text-field": ["get", "name"], "text-size": 11, "symbol-sort-key": ["-", 0, ["get", "area"]] }, paint: { "text-color": ink, "text-opacity": 0.75, "text-halo-color": paper, "text-halo-width": 1.2 } },
      { id: "territories-names", type: "symbol", source: "areasNames", minzoom: 3.5, layout: { ...off, ...font, "text-field": ["get", "name"], "text-size": 11, "text-max-width": 8 }, paint: { "text-color": colour("--soft"), "text-halo-color": paper, "text-halo-width": 1.2 } },
      { id: "around", type: "circle", source: "around", minzoom: 2.5, paint: { "circle-radius": 2, "circle-color": paper, "circle-stroke-color": soft, "circle-stroke-width": 1 } },
      { id: "around-names", type: "symbol", source: "around", minzoom: 2.5, layout: { ...font, "text-field": ["get", "name"], "text-size": 11, "text-offset": [0.5, 0], "text-anchor": "left" }, paint: { "text-color": soft, "text-halo-color": paper, "text-halo-width": 1 } },
      { id: "middles-names", type: "symbol", source: "middles", filter: ["step", ["zoom"], [">=", ["get", "count"], 4], 2.5, true], layout: { ...font, "text-field": ["get", "name"], "text-size": 11, "text-max-width": 8, "text-variable-anchor": ["center", "top", "bottom"], "symbol-sort-key": ["-", 0, ["get", "count"]] }, paint: { "text-color": event, "text-halo-color": paper, "text-halo-width": 1 } },
      { id: "points", type: "circle", source: "points", paint: { "circle-radius": size, "circle-color": dot, "circle-opacity": 0.85, "circle-stroke-color": edge, "circle-stroke-width": 1.3 } },
      { id: "counts", type: "symbol", source: "points", filter: ["has", "point_count"], layout: { ...font, "text-field": ["to-string", ["get", "sum"]], "text-size": 11, "text-allow-overlap": true }, paint: { "text-color": edge } },
      { id: "spots-names", type: "symbol", source: "points", filter: ["!", ["has", "point_count"]], layout: { ...font, "text-field": ["get", "name"], "text-size": 12, "text-offset": [0, 1.1], "text-anchor": "top" }, paint: { "text-color": ink, "text-halo-color": paper, "text-halo-width": 1.4 } },
    ],
  };
}
function narrow(changed) {
  const query = new URLSearchParams(location.search);
  query.delete("page");
  for (const [name, value] of Object.entries(changed)) if (value === null) query.delete(name); else query.set(name, value);
  window.narrowTo(`${location.pathname}?${query}`);
}
function words(one, popup, map, at) {
  const told = document.createElement("div");
  told.append(Object.assign(document.createElement("strong"), { textContent: one.name }), `: ${one.count} ${one.count === 1 ? "event" : "events"}, known to the ${one.known}`);
  popup.setLngLat(at).setDOMContent(told).addTo(map);
}
function listen(map) {
  const popup = new maplibre.Popup({ closeButton: false, closeOnClick: false, maxWidth: "18rem" });
  for (const layer of ["points", "areas"]) {
    map.on("mousemove", layer, (event) => {
      map.getCanvas().style.cursor = "pointer";
      const one = event.features[0].properties;
      if (one.name) words(one, popup, map, event.lngLat);
    });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; popup.remove(); });
  }
  map.on("click", "territories", (event) => {
    if (map.queryRenderedFeatures(event.point, { layers: ["points", "areas"] }).length) return;
    const { name, held, claimed } = event.features[0].properties;
    const told = document.createElement("div");
    told.append(Object.assign(document.createElement("strong"), { textContent: name }), `: held by ${held}; claimed by ${claimed}`);
    popup.setLngLat(event.lngLat).setDOMContent(told).addTo(map);
    map.once("movestart", () => popup.remove());
  });
  map.on("click", async (event) => {
    const [point] = map.queryRenderedFeatures(event.point, { layers: ["points"] });
    if (point?.properties.cluster) {
      const zoom = await map.getSource("points").getClusterExpansionZoom(point.properties.cluster_id);
      map.easeTo({ center: point.geometry.coordinates, zoom });
      return;
    }
    const one = point ?? map.queryRenderedFeatures(event.point, { layers: ["areas"] }).pop();
    if (one) { popup.remove(); narrow({ place: one.properties.key, box: null }); }
  });
}
const visible = (map, ids, on) => { for (const id of ids) if (map.getLayer(id)) map.setLayoutProperty(id, "visibility", on ? "visible" : "none"); };
/** Have a box switch the borders; what was chosen last is remembered. */
export function borders(map, box) {
  const draw = () => visible(map, ["plain", "disputed", "territories", "names", "territories-names"], box.checked);
  window.recallBorders();
  draw();
  box.onchange = draw;
}
function bordered(map, live) {
  const box = live.closest("figure")?.querySelector(".borders-on");
  if (box) borders(map, box);
}
function controls(map) {
  const form = document.getElementById("map-layers");
  if (!form) return;
  form.hidden = false;
  const own = form.elements.overlay;
  if (own) {
    if (!map.getSource("own")) {
      map.addSource("own", { type: "geojson", data: own.value });
      const tint = colour("--speech");
      map.addLayer({ id: "own-fill", type: "fill", source: "own", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": tint, "fill-opacity": 0.12 } }, "areas");
      map.addLayer({ id: "own-line", type: "line", source: "own", paint: { "line-color": tint, "line-width": 1.6 } }, "areas");
      map.addLayer({ id: "own-point", type: "circle", source: "own", filter: ["==", ["geometry-type"], "Point"], paint: { "circle-radius": 4, "circle-color": tint, "circle-stroke-color": colour("--paper"), "circle-stroke-width": 1 } });
      map.addLayer({ id: "own-name", type: "symbol", source: "own", layout: { "text-font": ["Source Sans, sans-serif"], "text-field": ["to-string", ["coalesce", ["get", "name"], ["get", "Name"], ["get", "NAME"], ["get", "title"], ""]], "text-size": 11, "text-offset": [0, 0.9], "text-anchor": "top", "text-max-width": 9 }, paint: { "text-color": tint, "text-halo-color": colour("--paper"), "text-halo-width": 1.4 } }, "points");
    }
    const drawn = () => visible(map, ["own-fill", "own-line", "own-point", "own-name"], own.checked);
    own.onchange = drawn;
    drawn();
  }
  document.getElementById("map-box").onclick = () => {
    const box = map.getBounds();
    narrow({ box: [box.getWest(), box.getSouth(), box.getEast(), box.getNorth()].map((value) => value.toFixed(3)).join(","), place: null });
  };
}
const spotsOf = (box) => JSON.parse(box.dataset.atlas);

/** A map in `live` on the part of the world `box`; `spots` gives its spots whenever it is drawn anew. */
export async function made(live, box, spots, { dressed = () => {}, towns = [], ...more } = {}) {
  const ground = await earth();
  const [west, south, east, north] = box.split(",").map(Number);
  const map = new maplibre.Map({
    container: live, style: { version: 8, sources: {}, layers: [] }, bounds: [[west, Math.max(-84, south)], [east, Math.min(84, north)]],
    fitBoundsOptions: { padding: 8 }, attributionControl: false, dragRotate: false, pitchWithRotate: false, maxZoom: 12,
    renderWorldCopies: true, minZoom: Math.log2(Math.max(live.clientWidth, 256) / 512), ...more,
  });
  if (east - west > 200) map.jumpTo({ center: [(west + east) / 2, 22], zoom: map.getMinZoom() });
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new maplibre.ScaleControl(), "bottom-left");
  const dress = () => {
    map.setStyle(style(ground, spots(), towns), { diff: false });
    map.once("styledata", () => {
      for (const [name, ink, strength] of [["hatch-area", colour("--dot"), 0.42], ["hatch-border", colour("--border"), 0.8]]) {
        if (!map.hasImage(name)) map.addImage(name, hatch(ink, strength), { pixelRatio: 2 });
      }
      dressed(map);
    });
  };
  await map.once("load");
  dress();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", dress);
  return map;
}
/** Put a moving map over the drawn one in `box`. */
export async function show(box) {
  await earth();
  const live = Object.assign(document.createElement("div"), { className: "atlas-live" });
  box.append(live);
  const map = await made(live, box.dataset.box, () => spotsOf(live.parentElement), {
    towns: JSON.parse(box.dataset.towns ?? "[]"), dressed: (it) => { controls(it); bordered(it, live); }, cooperativeGestures: !box.hasAttribute("data-at-once"),
  });
  maps.set(live, map);
  map.getCanvas().setAttribute("aria-label", "Map of the events; the table below says the same");
  listen(map);
  box.classList.add("is-live");
  box.querySelector(".atlas-open")?.remove();
  map.once("idle", () => box.setAttribute("data-drawn", ""));
}

window.atlas = {
  /** The map in a box, for whoever looks into it. */
  of: (box) => maps.get(box.querySelector(".atlas-live")),
  /** Keep the map that stands when the page around it is there anew. */
  moveInto(from, to) {
    const live = from.querySelector(".atlas-live");
    const map = live && maps.get(live);
    if (!map || !to) return;
    to.append(live);
    to.classList.add("is-live");
    map.resize();
    for (const [name, data] of Object.entries(layersOf(spotsOf(to)))) map.getSource(name)?.setData(data);
    controls(map);
    bordered(map, live);
    to.setAttribute("data-drawn", "");
  },
};
