/*
 * The desk's field for a person: the list is the server's HTML, the keys are
 * those of an ARIA combobox. Without scripts it is a field for an address.
 */
import Combobox from "@github/combobox-nav";

function find(input, list)
{
	const box = new Combobox(input, list, { firstOptionSelectionMode: "selected" });
	let timer = 0, asked = null;

	const close = () => {
		list.hidden = true;
		box.stop();
	};
	const show = (html) => {
		list.innerHTML = html;
		list.hidden = false;
		box.start();
	};
	const ask = async () => {
		asked?.abort();
		asked = new AbortController();

		const url = `${input.dataset.find}?q=${encodeURIComponent(input.value.trim())}`;
		const answer = await fetch(url, { signal: asked.signal, headers: { "HX-Request": "true" } }).catch(() => null);

		if (answer?.ok && document.activeElement === input)
			show(await answer.text());
	};

	input.addEventListener("input", () => {
		clearTimeout(timer);
		if (input.value.trim().length < 2)
			close();
		else
			timer = setTimeout(ask, 200);
	});
	input.addEventListener("keydown", (event) => event.key === "Escape" && close());
	input.addEventListener("blur", () => setTimeout(close, 150));
	list.addEventListener("mousedown", (event) => event.preventDefault());
	list.addEventListener("combobox-commit", (event) => {
		input.value = event.target.dataset.value;
		close();
	});
}

for (const input of document.querySelectorAll("[data-find]"))
	find(input, document.getElementById(input.dataset.findList));
