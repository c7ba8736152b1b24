/* Forms: sent once, sent by Ctrl+Enter, and a word of warning where internal words go out. */
function once(event)
{
	const form = event.target;

	if (!form.matches("[data-once]") || event.defaultPrevented)
		return;
	if (form.dataset.sent) {
		event.preventDefault();
		return;
	}
	form.dataset.sent = "yes";
	form.classList.add("is-sending");
}

/* Back to a page that was sent from: it may be sent again (the server knows a second time from a first). */
function again()
{
	for (const form of document.querySelectorAll("[data-sent]")) {
		delete form.dataset.sent;
		form.classList.remove("is-sending");
	}
}

function send_by_key(event)
{
	if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing)
		return;

	const form = event.target.closest?.("form[data-ctrl-enter]");

	if (form) {
		event.preventDefault();
		form.requestSubmit(form.querySelector("button[type=submit][hidden], button[type=submit]:not([formaction])"));
	}
}

function warn_internal(event)
{
	const warning = event.target.closest?.("form")?.querySelector("[data-warn-internal]");

	if (warning && event.target.matches("textarea"))
		warning.hidden = !/(^|\s)@\w|\binternal(ly)?\b/i.test(event.target.value);
}

/* A browser cuts what is pasted beyond the limit, and says nothing. */
function say_full(event)
{
	const area = event.target;

	if (!area.matches?.("textarea[maxlength]"))
		return;

	const said = area.parentElement.querySelector(":scope > [data-word=full]");
	const full = area.value.length >= area.maxLength;

	if (full && !said)
		area.after(document.querySelector("#words [data-word=full]").cloneNode(true));
	if (!full)
		said?.remove();
}

/* The tab that was chosen gets the words typed next. */
function compose(event)
{
	const tab = /^compose-(\w+)$/.exec(event.target.id);

	if (tab && event.detail !== "keys")
		document.getElementById(`${tab[1]}-text`)?.focus({ preventScroll: true });
}

export function forms()
{
	addEventListener("submit", once);
	addEventListener("pageshow", again);
	addEventListener("keydown", send_by_key);
	addEventListener("input", warn_internal);
	addEventListener("input", say_full);
	addEventListener("click", (event) => event.detail > 0 && event.target.matches?.(".composer-tab input") && compose(event));
}
