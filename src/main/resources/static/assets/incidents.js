"use strict";
// Live rows: untouched while rows are being chosen, unchanged when nothing changed, and the selected row stays selected.
document.addEventListener("htmx:beforeRequest", event => {
    if (event.target.matches("[data-live]") && document.querySelector("[data-bulk]:checked")) event.preventDefault();
});
document.addEventListener("htmx:beforeSwap", event => {
    const live = event.detail.target;
    if (!live.matches("[data-live]")) return;
    if (event.detail.xhr.status !== 200 || event.detail.xhr.responseText === live.dataset.last) {
        event.detail.shouldSwap = false;
        return;
    }
    live.dataset.last = event.detail.xhr.responseText;
    live.dataset.selected = live.querySelector(".selected-row")?.dataset.row ?? "";
});
document.addEventListener("htmx:afterSwap", event => {
    const live = event.detail.target;
    if (live.dataset?.selected) live.querySelector(`[data-row="${live.dataset.selected}"]`)?.classList.add("selected-row");
});
document.addEventListener("change", event => {
    if (!event.target.matches("[data-bulk-all]")) return;
    document.querySelectorAll("[data-bulk]").forEach(box => { box.checked = event.target.checked; });
});
// What the agent has typed meanwhile stays when the caller is found.
document.addEventListener("htmx:beforeSwap", event => {
    if (event.detail.target.id !== "caller") return;
    const typed = {};
    event.detail.target.querySelectorAll("input[name]:not([type=hidden]), select[name]").forEach(input => { typed[input.name] = input.value; });
    window.setTimeout(() => {
        for (const [name, value] of Object.entries(typed)) {
            const input = document.querySelector(`#caller [name="${name}"]`);
            if (!input || !value) continue;
            if (input.tomselect) input.tomselect.setValue(value, true); else input.value = value;
        }
    });
});
