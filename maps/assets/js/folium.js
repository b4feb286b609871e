// What folium's own layers expect of a page that has neither jQuery nor Awesome Markers, nor Leaflet's folder of pictures.
(function () {
  "use strict";

  if (typeof L === "undefined") return;

  globalThis.$ ??= (markup) => {
    const template = document.createElement("template");
    template.innerHTML = String(markup).trim();
    return [template.content.firstChild];
  };
  L.AwesomeMarkers ??= { icon: () => new L.Icon.Default() };

  // Leaflet's style sheet has the picture itself, as nothing lies beside the page.
  const probe = document.createElement("i");
  probe.className = "leaflet-default-icon-path";
  document.documentElement.append(probe);
  const iconUrl = getComputedStyle(probe).backgroundImage.replace(/^url\(["']?|["']?\)$/g, "");
  probe.remove();
  L.Icon.Default.imagePath = "";
  L.Icon.Default.mergeOptions({ iconUrl, iconRetinaUrl: iconUrl, shadowUrl: "" });
})();
