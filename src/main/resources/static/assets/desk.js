"use strict";
// Shows what the chosen outcome needs; Alt+1 … Alt+9 choose it. Without this everything shows and the house checks.
const chosen = form => form.querySelector("[name=kind]:checked")?.value ?? "";
function suit(form) {
    form.querySelectorAll("[data-kinds]").forEach(part => { part.hidden = !part.dataset.kinds.split(" ").includes(chosen(form)); });
}
document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("form[data-outcome]").forEach(suit));
document.addEventListener("change", event => {
    if (event.target.name === "kind" && event.target.form?.matches("[data-outcome]")) suit(event.target.form);
});
// The desk is worked with the keyboard alone: / goes to the page's own search, a link's or button's data-key works it, Escape
// leaves an input, Ctrl+Enter sends the form one is typing in.
document.addEventListener("keydown", event => {
    const typing = event.target.closest("input, textarea, select, [contenteditable], .ts-control");
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter" && event.target.form) {
        event.preventDefault();
        event.target.form.requestSubmit();
    } else if (event.key === "Escape" && typing) {
        event.target.blur();
    } else if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && /^[a-z0-9/]$/.test(event.key)) {
        const search = event.key === "/" ? document.querySelector("[data-slash]") : null;
        const target = search ?? document.querySelector(`[data-key="${event.key}"]`);
        if (!target) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        if (search) search.focus(); else target.click();
    }
}, true);
document.addEventListener("keydown", event => {
    if (!event.altKey || !/^Digit[1-9]$/.test(event.code)) return;
    const choice = document.querySelectorAll("form[data-outcome] [name=kind]")[Number(event.code.slice(5)) - 1];
    if (!choice) return;
    event.preventDefault();
    choice.click();
});
