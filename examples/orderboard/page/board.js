'use strict';

// The clock follows the server and shows the restaurant's local time.
let skew = 0;
let utcOffset = 0;
const now = () => Date.now() + skew;
const clock = (moment, length = 5) => new Date(moment + utcOffset).toISOString().slice(11, 11 + length);

// age returns a duration with its units, so that it does not look like a time of day.
function age(milliseconds) {
  const { day, hour, minute } = texts.units;
  const minutes = Math.max(0, Math.floor(milliseconds / 60000));
  const parts = [[Math.floor(minutes / 1440), day], [Math.floor(minutes / 60) % 24, hour], [minutes % 60, minute]];
  const known = parts.filter(([number]) => number > 0).slice(0, 2).map(([number, unit]) => `${number}\u00a0${unit}`);
  return known.join(' ') || `<\u00a01\u00a0${minute}`;
}

const number = new Intl.NumberFormat(language, { maximumFractionDigits: 3 });

function moneyFormat(currency) {
  const options = { trailingZeroDisplay: 'stripIfInteger' };
  try {
    return new Intl.NumberFormat(language, { ...options, style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  } catch { // unknown currency code
    return new Intl.NumberFormat(language, { ...options, minimumFractionDigits: 2, maximumFractionDigits: 2 });
  }
}

// say translates the names and comments of the demo; those of a real restaurant stay as they are.
let demo = false;
const say = text => demo && texts.demo[text] || text;

const $ = (selector, root = document) => root.querySelector(selector);
const copy = template => $(template).content.firstElementChild.cloneNode(true);

// put sets the text of an element; HTML in it is not interpreted.
function put(root, selector, text) {
  const element = $(selector, root);
  if (element.textContent !== text) element.textContent = text;
}

const columns = new Map(); // by stage: {section, link, holder, page, pages, lanes}
const cards = new Map(); // by id: {element, card, stage}

function columnOf(stage) {
  if (!columns.has(stage)) {
    const section = copy('#column');
    const link = copy('#link');
    section.id = section.dataset.stage = link.dataset.stage = stage;
    link.href = `#${stage}`;
    for (const element of [section, link]) put(element, '.title', texts.stages[stage]);
    $('main').append(section);
    $('nav').append(link);
    columns.set(stage, { section, link, holder: $('.cards', section), page: 0, pages: 1, lanes: 1 });
  }
  return columns.get(stage);
}

// cardOf returns the element of a card and highlights it when it is new in its column.
function cardOf(card, stage, quiet) {
  let shown = cards.get(card.id);
  if (!shown) {
    shown = { element: copy('#card') };
    shown.element.dataset.id = card.id;
    shown.element.addEventListener('animationend', () => shown.element.classList.remove('arrived'));
    cards.set(card.id, shown);
  }
  if (shown.stage !== stage && !quiet) shown.element.classList.add('arrived');
  if (JSON.stringify(shown.card) !== JSON.stringify(card)) fill(shown.element, card);
  shown.card = card;
  shown.stage = stage;
  return shown.element;
}

let money;

function fill(element, card) {
  put(element, '.number', String(card.number));
  put(element, '.sum', money.format(card.sum));
  put(element, '.status', texts.statuses[card.status] ?? '');
  put(element, '.house', card.house);
  for (const [line, text] of [
    ['.address', card.pickup ? [texts.pickup, say(card.customer)].filter(Boolean).join(' · ') : say(card.street)],
    ['.courier', say(card.courier)],
    ['.comment', say(card.comment)],
  ]) {
    put(element, `${line} .text`, text);
    $(line, element).hidden = !text;
  }
  $('.dishes', element).replaceChildren(...card.dishes.map(dish => {
    const item = copy('#dish');
    const modifiers = dish.modifiers.map(({ name, amount }) => say(name) + (amount === 1 ? '' : `\u00a0×\u00a0${number.format(amount)}`));
    put(item, '.amount', `${number.format(dish.amount)}\u00a0×\u00a0`);
    put(item, '.name', [dish.name, dish.size].filter(Boolean).map(say).join(', '));
    put(item, '.modifiers', modifiers.length ? ` +\u00a0${modifiers.join(', ')}` : '');
    put(item, '.note', say(dish.comment));
    if (dish.comment) $('.note', item).before(' ');
    return item;
  }));
}

let turn = Infinity; // how long a page is shown, in milliseconds
let first = true;

// render shows what the server has sent.
function render(view) {
  skew = view.now - Date.now();
  ({ utcOffset, demo, turn } = view);
  money = moneyFormat(view.currency);
  document.title = say(view.restaurant);
  put(document, '#restaurant', say(view.restaurant));
  put(document, '#updated', texts.updated(clock(view.answered, 8)));
  warn('#silent', view.silent && texts.silent(clock(view.answered)));
  if (view.columns) renderColumns(view.columns);
  tick();
  if (view.columns) fit();
  first = false;
}

function renderColumns(list) {
  const seen = new Set();
  let active = 0;
  for (const { stage, cards: shown } of list) {
    const { section, link, holder } = columnOf(stage);
    if (stage !== 'delivered') active += shown.length;
    for (const element of [section, link]) put(element, '.count', String(shown.length));
    const elements = shown.map(card => {
      seen.add(card.id);
      return cardOf(card, stage, first);
    });
    if (elements.length !== holder.children.length || elements.some((e, i) => e !== holder.children[i])) {
      holder.replaceChildren(...elements);
    }
  }
  for (const id of cards.keys()) {
    if (!seen.has(id)) cards.delete(id);
  }
  put(document, '#active', texts.active(active));
  $('main').hidden = $('nav').hidden = seen.size === 0;
  $('#empty').hidden = seen.size > 0;
}

// tick updates what depends on the current time.
function tick() {
  let late = 0;
  for (const { element, card, stage } of cards.values()) {
    const end = card.done || now();
    const isLate = card.due > 0 && end > card.due;
    element.classList.toggle('late', isLate);
    if (stage === 'delivered') {
      put(element, '.age', texts.done(clock(card.done)));
      continue;
    }
    if (isLate) late++;
    put(element, '.age', age(end - card.placed));
    put(element, '.due', isLate ? texts.lateBy(age(end - card.due)) : card.due ? texts.due(clock(card.due)) : '');
  }
  put(document, '#late', texts.late(late));
  $('#late').hidden = late === 0;
  put(document, '#minutes', clock(now()));
  put(document, '#seconds', clock(now(), 8).slice(5));
}

// Pages. The cards of a column flow into lanes of the height of the screen, a page is as many lanes as fit, and the
// pages are turned. A narrow screen has one page, which is scrolled: see board.css.

const gap = column => parseFloat(getComputedStyle(column.holder).columnGap);
const pageWidth = column => column.holder.getBoundingClientRect().width + gap(column);
const pagesOf = column => Math.max(1, Math.ceil((column.holder.scrollWidth + gap(column) - 2) / pageWidth(column)));

// fit makes the columns fit the screen: where cards don't, the column gets the room of empty ones, then its cards get
// smaller, then pages.
function fit() {
  const all = [...columns.values()];
  for (const column of all) {
    column.section.classList.remove('dense');
    column.lanes = 1;
  }
  share(all);
  if (all.some(column => pagesOf(column) > 1)) {
    spread(all);
    share(all);
  }
  for (const column of all) {
    column.section.classList.toggle('dense', pagesOf(column) > 1);
    column.pages = pagesOf(column);
    showPage(column);
  }
  const paged = all.some(column => column.pages > 1);
  $('#pause').hidden = !paged;
  if (!paged) turned = Date.now();
}

// spread makes empty columns narrow and gives their room to the fullest ones.
function spread(all) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const filled = all.filter(column => column.holder.children.length > 0);
  const need = new Map(filled.map(column => [column, pagesOf(column)]));
  for (const column of all) column.lanes = need.has(column) ? 1 : 0;
  const room = $('main').clientWidth - (all.length - filled.length) * narrowLane * rem;
  for (let spare = Math.floor(room / (lane * rem)) - filled.length; spare > 0; spare--) {
    filled.reduce((x, y) => need.get(y) / y.lanes > need.get(x) / x.lanes ? y : x).lanes++;
  }
}

const lane = 17; // the least width of a lane, in rem
const narrowLane = 8.5; // the width of an empty column beside crowded ones

function share(all) {
  $('main').style.gridTemplateColumns = all.map(({ lanes }) => lanes ? `minmax(0, ${lanes}fr)` : `${narrowLane}rem`).join(' ');
  for (const { section, holder, lanes } of all) {
    section.classList.toggle('narrow', lanes === 0);
    holder.style.columnCount = lanes || 1;
  }
}

function showPage(column) {
  column.page = Math.min(column.page, column.pages - 1);
  column.holder.scrollLeft = column.page * pageWidth(column);
  put(column.section, '.page', column.pages > 1 ? texts.page(column.page + 1, column.pages) : '');
}

let turned = Date.now();
let paused = false;

function turnPages() {
  turned = Date.now();
  for (const column of columns.values()) {
    column.pages = pagesOf(column); // the ages have changed
    column.page = (column.page + 1) % column.pages;
    showPage(column);
  }
}

function pause(stop) {
  paused = stop;
  put(document, '#pause', stop ? texts.resume : texts.pause);
}

// The connection. The server sends an event at least every 5 seconds; 15 seconds without one mean that it is lost.

let source;
let heard; // time of the last event or connection attempt
let lostSince = 0;

function connect() {
  heard = Date.now();
  source = new EventSource('events');
  source.onmessage = event => {
    heard = Date.now();
    lostSince = 0;
    showConnection();
    render(JSON.parse(event.data));
  };
  source.onerror = lose;
}

function lose() {
  source.close();
  lostSince ||= now();
  showConnection();
  heard = Infinity; // until the next connection attempt
  setTimeout(connect, 2000);
}

function showConnection() {
  document.body.classList.toggle('offline', lostSince > 0);
  warn('#lost', lostSince > 0 && texts.lost(clock(lostSince)));
}

function warn(selector, text) {
  put(document, selector, text || '');
  $(selector).hidden = !text;
}

function everySecond() {
  tick();
  if (!paused && Date.now() - turned >= turn) turnPages();
  if (Date.now() - heard > 15000) lose();
}

document.documentElement.lang = language;
put(document, '#empty h2', texts.empty);
put(document, '#empty p', texts.waiting);
pause(false);
$('#pause').addEventListener('click', () => pause(!paused));
new ResizeObserver(fit).observe($('main'));
setInterval(everySecond, 1000);
connect();
