"use strict";
// Fields with a condition are shown, asked and sent only while it holds; the server decides the same again.
document.querySelectorAll("form[data-conditions]").forEach(form => {
    const fields = [...form.querySelectorAll("[data-when]")];
    fields.forEach(field => field.querySelectorAll("input, select, textarea").forEach(input => {
        if (field.querySelector(".form-label.required") && input.type !== "file") input.required = true;
    }));
    function show() {
        fields.forEach(field => {
            const source = form.elements[field.dataset.when];
            const holds = Boolean(source) && !source.disabled && source.value === field.dataset.is;
            field.hidden = !holds;
            field.querySelectorAll("input, select, textarea").forEach(input => { input.disabled = !holds; });
        });
    }
    form.addEventListener("change", show);
    show();
});
