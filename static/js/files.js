/*
 * Files that are chosen, dropped or pasted go up at once, one by one; the form
 * that is sent later finds them by its "once". Without scripts the browser sends
 * them with the form.
 */
import { icon } from "./icon.js";

const largest = 25 * 1024 * 1024;
let on_their_way = 0;
const waiting = [];             /* what starts the next ones: one at a time, so that they keep their order */

const box_of = (form) => form?.querySelector("[data-files]");

function row(box, name)
{
	const li = document.createElement("li");
	const label = document.createElement("span");
	const state = document.createElement("span");
	const progress = document.createElement("progress");

	li.className = "upload";
	label.className = "upload-name";
	label.textContent = name;
	state.className = "upload-size";
	progress.max = 1;
	progress.value = 0;
	progress.setAttribute("aria-label", `${name}: ${box.dataset.sending}`);
	li.append(icon("file"), label, progress, state);
	box.querySelector("[data-uploads]").append(li);
	return { li, state, progress };
}

function failed({ li, state, progress }, why)
{
	progress.remove();
	li.classList.add("upload-failed");
	state.textContent = why;
	say(`${li.querySelector(".upload-name").textContent}: ${why}`);

	const away = document.createElement("button");

	away.type = "button";
	away.className = "icon-btn";
	away.setAttribute("aria-label", "OK");
	away.append(icon("x"));
	away.addEventListener("click", () => li.remove());
	li.append(away);
}

function say(text)
{
	const status = document.getElementById("status");
	const line = document.createElement("p");

	line.className = "visually-hidden";
	line.textContent = text;
	status.append(line);
	setTimeout(() => line.remove(), 5000);
}

function send(form, box, file)
{
	const shown = row(box, file.name);
	const body = new FormData();
	const ask = new XMLHttpRequest();

	if (file.size === 0 || file.size > largest)
		return failed(shown, file.size ? box.dataset.tooLarge : box.dataset.empty);
	body.append("csrf", form.elements.csrf.value);
	body.append("once", form.elements.once.value);
	body.append("file", file, file.name);
	ask.upload.addEventListener("progress", (e) => { shown.progress.value = e.lengthComputable ? e.loaded / e.total : 0; });
	ask.addEventListener("loadend", () => {
		on_their_way--;
		waiting.shift();
		waiting[0]?.();
		if (ask.status >= 200 && ask.status < 300) {
			shown.li.insertAdjacentHTML("afterend", ask.responseText);
			shown.li.remove();
			say(`${file.name}: ${box.dataset.sent}`);
		} else {
			failed(shown, ask.status === 413 ? box.dataset.tooLarge : box.dataset.failed);
		}
		dispatchEvent(new Event("files-there"));
	});
	on_their_way++;
	ask.open("POST", "/uploads");
	if (waiting.push(() => ask.send(body)) === 1)
		waiting[0]();
}

/* A screenshot has no name of its own worth keeping. */
function named(file)
{
	const at = new Date().toTimeString().slice(0, 8).replace(/:/g, "");

	return /^image\.\w+$/.test(file.name)
		? new File([file], file.name.replace("image", `screenshot-${at}`), { type: file.type }) : file;
}

function send_all(form, list)
{
	const box = box_of(form);

	for (const file of list)
		send(form, box, file);
}

function chosen(event)
{
	if (!event.target.matches("[data-files] input[type=file]"))
		return;
	send_all(event.target.form, [...event.target.files]);
	event.target.value = "";
}

function pasted(event)
{
	const list = [...event.clipboardData?.files ?? []];

	if (list.length && event.target.matches?.("[data-drop]") && box_of(event.target.form)) {
		event.preventDefault();
		send_all(event.target.form, list.map(named));
	}
}

function dragged(event)
{
	let form = event.target.closest?.("form");

	if (!event.dataTransfer?.types.includes("Files"))
		return;
	/* Beside the form is meant for the form, and never opens the file instead of the page. */
	if (!box_of(form))
		form = [...document.querySelectorAll("[data-files]")].find((box) => box.offsetParent)?.closest("form");
	if (!form)
		return;
	event.preventDefault();
	form.classList.toggle("is-dropping", event.type === "dragover");
	if (event.type === "drop")
		send_all(form, [...event.dataTransfer.files]);
}

async function removed(event)
{
	const button = event.target.closest?.("[data-remove]");

	if (!button)
		return;
	event.preventDefault();

	const form = button.form;
	const body = new URLSearchParams({ csrf: form.elements.csrf.value });
	const answer = await fetch(`/uploads/${button.dataset.remove}/remove`, { method: "POST", body, redirect: "manual" }).catch(() => null);

	if (answer && (answer.ok || answer.type === "opaqueredirect" || answer.status === 404))
		button.closest("li").remove();
	form.querySelector("[data-files] input[type=file]").focus();
}

/* A form sent while files are on their way waits for them. */
function wait(event)
{
	const { target: form, submitter } = event;

	if (!on_their_way || !box_of(form))
		return;
	event.preventDefault();
	event.stopImmediatePropagation();
	if (form.dataset.waits)
		return;
	form.dataset.waits = "yes";
	form.classList.add("is-sending");
	addEventListener("files-there", function there() {
		if (on_their_way)
			return;
		removeEventListener("files-there", there);
		delete form.dataset.waits;
		form.classList.remove("is-sending");
		if (!form.querySelector(".upload-failed"))
			form.requestSubmit(submitter);
	});
}

export function files()
{
	addEventListener("submit", wait, true);
	addEventListener("change", chosen);
	addEventListener("paste", pasted);
	addEventListener("click", removed);
	for (const kind of ["dragover", "dragleave", "drop"])
		addEventListener(kind, dragged);
}
