/* Menus that close, words that are read out, numbers that are copied, pages that are printed. */
function close_menus(event)
{
	const inside = event.target.closest?.("details.menu");

	for (const menu of document.querySelectorAll("details.menu[open]"))
		if (menu !== inside || event.key === "Escape")
			menu.open = false;
	if (event.key === "Escape")
		inside?.querySelector("summary").focus();
}

/* A live region speaks when it changes, not when it arrives: so say the note again, and let it go when it was read. */
function speak_note()
{
	const line = document.querySelector("#status .toast-line");

	if (!line)
		return;

	const words = [...line.childNodes];
	let timer = 0;
	const later = () => { timer = setTimeout(() => line.remove(), 8000); };

	line.replaceChildren();
	setTimeout(() => line.append(...words), 100);
	line.addEventListener("mouseenter", () => clearTimeout(timer));
	line.addEventListener("mouseleave", later);
	later();
}

async function copy(event)
{
	const ref = event.target.closest?.("[data-copy]");

	if (ref && navigator.clipboard && String(getSelection()) === "") {
		await navigator.clipboard.writeText(ref.dataset.copy).catch(() => null);
		ref.classList.add("is-copied");
		setTimeout(() => ref.classList.remove("is-copied"), 1200);
	}
}

/* One key that leads to a field, as mail programs have it; never while something is typed. */
function go_by_key(event)
{
	if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select, [contenteditable]"))
		return;

	const field = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);

	if (field) {
		event.preventDefault();
		field.focus();
		field.select();
	}
}

/* After a sort or another page of the queue, where the eye is: on the link, or at the top. */
function after_swap()
{
	if (!document.activeElement || document.activeElement === document.body)
		document.getElementById("main").focus({ preventScroll: true });
}

/* An answer without the queue in it (signed out, something broken) is a page of its own. */
function not_a_queue(event)
{
	const { ctx } = event.detail;

	if (ctx.select && !ctx.text.includes(`id="${ctx.select.slice(1)}"`)) {
		event.preventDefault();
		location.assign(ctx.request.action);
	}
}

export function small_things()
{
	addEventListener("click", close_menus);
	addEventListener("keydown", (event) => event.key === "Escape" && close_menus(event));
	addEventListener("keydown", go_by_key);
	addEventListener("click", copy);
	document.addEventListener("htmx:before:swap", not_a_queue);
	document.addEventListener("htmx:after:swap", after_swap);
	for (const button of document.querySelectorAll("[data-print]")) {
		button.hidden = false;
		button.addEventListener("click", () => print());
	}
	speak_note();
}
