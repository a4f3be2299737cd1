"use strict";
// Everything here improves pages that work without it.
document.addEventListener("htmx:configRequest", event => {
    event.detail.headers["X-CSRF-TOKEN"] = document.querySelector("meta[name=csrf]")?.content ?? "";
});

function enhance(root) {
    root.querySelectorAll("select[data-search]").forEach(select => {
        if (window.TomSelect && !select.tomselect) {
            new TomSelect(select, { maxOptions: 500, plugins: select.multiple ? ["remove_button"] : [] });
            select.setAttribute("aria-hidden", "true");
        }
    });
    root.querySelectorAll("[data-focus]").forEach(element => element.focus());
    root.querySelectorAll("form[data-auto] select, form[data-auto] input[type=checkbox]").forEach(input =>
        input.addEventListener("change", () => input.form.requestSubmit()));
    root.querySelectorAll("[data-chart]").forEach(drawChart);
    reachable(root);
}

// What scrolls sideways can be scrolled with the keyboard too.
function reachable(root) {
    root.querySelectorAll(".table-responsive").forEach(region => {
        if (region.scrollWidth > region.clientWidth) region.tabIndex = 0;
    });
}

// A chart's options are JSON in a sibling <script type="application/json">, so that no page carries code.
function drawChart(holder) {
    if (!window.echarts || holder.dataset.drawn) return;
    holder.dataset.drawn = "yes";
    const options = JSON.parse(document.getElementById(holder.dataset.chart).textContent);
    const chart = echarts.init(holder, document.documentElement.dataset.bsTheme === "dark" ? "dark" : null, { renderer: "svg" });
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    chart.setOption({ backgroundColor: "transparent", animation: !still, aria: { enabled: true }, ...options });
    addEventListener("resize", () => chart.resize());
}

// j/k move, Enter opens, / searches, g h goes home, ? shows the help.
const rows = () => [...document.querySelectorAll("[data-row]")];
function move(step) {
    const all = rows();
    if (!all.length) return;
    const at = all.findIndex(row => row.classList.contains("selected-row"));
    const to = Math.max(0, Math.min(all.length - 1, at + step));
    all.forEach(row => row.classList.remove("selected-row"));
    all[to].classList.add("selected-row");
    all[to].scrollIntoView({ block: "nearest" });
}
document.addEventListener("keydown", event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        document.getElementById("global-search")?.focus();
        return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable], .ts-control")) return;
    switch (event.key) {
        case "/": event.preventDefault(); document.getElementById("global-search")?.focus(); break;
        case "j": move(1); break;
        case "k": move(-1); break;
        case "Enter": document.querySelector(".selected-row a[data-open]")?.click(); break;
        case "?": document.getElementById("keyboard-help")?.showModal?.(); break;
    }
});
document.addEventListener("submit", event => {
    const question = event.target.dataset.confirm;
    if (question && !confirm(question)) event.preventDefault();
});
addEventListener("resize", () => reachable(document));
document.addEventListener("htmx:afterSwap", event => enhance(event.target));
document.addEventListener("DOMContentLoaded", () => enhance(document));
