'use strict';

const language = navigator.language.startsWith('ru') ? 'ru' : 'en';

const texts = {
  en: {
    stages: { new: 'New', cooking: 'Cooking', ready: 'Ready', onWay: 'On the way', delivered: 'Delivered today' },
    statuses: {
      Unconfirmed: 'to confirm', WaitCooking: 'accepted', ReadyForCooking: 'queued', CookingStarted: 'cooking',
      CookingCompleted: 'to pack', Waiting: 'packed',
    },
    active: n => `${n} in progress`,
    late: n => `${n} late`,
    lateBy: minutes => `${minutes} min late`,
    due: time => `due ${time}`,
    pickup: 'Pickup',
    more: n => `+ ${n} more`,
    lost: time => `No connection since ${time}. Reconnecting…`,
  },
  ru: {
    stages: { new: 'Новые', cooking: 'Готовятся', ready: 'Готовы', onWay: 'В пути', delivered: 'Доставлены' },
    statuses: {
      Unconfirmed: 'подтвердить', WaitCooking: 'принят', ReadyForCooking: 'в очереди', CookingStarted: 'готовится',
      CookingCompleted: 'упаковать', Waiting: 'упакован',
    },
    active: n => `${n} в работе`,
    late: n => `${n} с опозданием`,
    lateBy: minutes => `+${minutes} мин`,
    due: time => `к ${time}`,
    pickup: 'Самовывоз',
    more: n => `ещё ${n}`,
    lost: time => `Нет соединения с ${time}. Переподключение…`,
  },
}[language];

// The clock follows the server and shows the restaurant's local time.
let skew = 0;
let utcOffset = 0;
const now = () => Date.now() + skew;
const clock = moment => new Date(moment + utcOffset).toISOString().slice(11, 16);

function duration(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  if (seconds >= 3600) parts.unshift(Math.floor(seconds / 3600));
  return parts.map((part, i) => i ? String(part).padStart(2, '0') : part).join(':');
}

const minutes = milliseconds => Math.max(1, Math.round(milliseconds / 60000));

function moneyFormat(currency) {
  const options = { trailingZeroDisplay: 'stripIfInteger' };
  try {
    return new Intl.NumberFormat(language, { ...options, style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  } catch { // unknown currency code
    return new Intl.NumberFormat(language, { ...options, minimumFractionDigits: 2, maximumFractionDigits: 2 });
  }
}

const $ = (selector, root = document) => root.querySelector(selector);

// put sets the text of an element; HTML in it is not interpreted.
function put(root, selector, text) {
  const element = $(selector, root);
  if (element.textContent !== text) element.textContent = text;
}

const columns = new Map(); // by stage
const cards = new Map(); // by id: {element, card, stage}

function columnOf(stage) {
  if (!columns.has(stage)) {
    const section = $('#column').content.firstElementChild.cloneNode(true);
    section.dataset.stage = stage;
    put(section, '.title', texts.stages[stage]);
    $('main').append(section);
    columns.set(stage, section);
  }
  return columns.get(stage);
}

// cardOf returns the element of a card and highlights it when it is new in its column.
function cardOf(card, stage, quiet) {
  let shown = cards.get(card.id);
  if (!shown) {
    shown = { element: $('#card').content.firstElementChild.cloneNode(true) };
    shown.element.dataset.id = card.id;
    shown.element.addEventListener('animationend', () => shown.element.classList.remove('arrived'));
    cards.set(card.id, shown);
  }
  if (shown.stage !== stage && !quiet) shown.element.classList.add('arrived');
  shown.card = card;
  shown.stage = stage;
  return shown.element;
}

let first = true;

function render(view) {
  skew = view.now - Date.now();
  utcOffset = view.utcOffset;
  const money = moneyFormat(view.currency);
  document.title = view.restaurant;
  put(document, '#restaurant', view.restaurant);
  const seen = new Set();
  let active = 0;
  for (const { stage, count, cards: list } of view.columns) {
    const section = columnOf(stage);
    if (stage !== 'delivered') active += count;
    put(section, '.count', String(count));
    section.dataset.count = count;
    const elements = list.map(card => {
      seen.add(card.id);
      const element = cardOf(card, stage, first);
      put(element, '.number', String(card.number));
      put(element, '.sum', money.format(card.sum));
      put(element, '.status', texts.statuses[card.status] ?? '');
      put(element, '.house', card.house);
      for (const [line, text] of [
        ['.address', card.pickup ? [texts.pickup, card.customer].filter(Boolean).join(' · ') : card.street],
        ['.courier', card.courier],
        ['.comment', card.comment],
      ]) {
        put(element, `${line} .text`, text);
        $(line, element).hidden = !text;
      }
      return element;
    });
    const holder = $('.cards', section);
    if (elements.length !== holder.children.length || elements.some((e, i) => e !== holder.children[i])) {
      holder.replaceChildren(...elements);
    }
  }
  for (const id of cards.keys()) {
    if (!seen.has(id)) cards.delete(id);
  }
  put(document, '#active', texts.active(active));
  first = false;
  tick();
  fit();
}

// tick updates what depends on the current time.
function tick() {
  let late = 0;
  for (const { element, card, stage } of cards.values()) {
    const end = card.done || now();
    const isLate = card.due > 0 && end > card.due;
    element.classList.toggle('late', isLate);
    if (stage === 'delivered') {
      put(element, '.age', clock(card.done));
      continue;
    }
    if (isLate) late++;
    put(element, '.age', duration(end - card.placed));
    put(element, '.due', isLate ? texts.lateBy(minutes(end - card.due)) : card.due ? texts.due(clock(card.due)) : '');
  }
  put(document, '#late', texts.late(late));
  $('#late').hidden = late === 0;
  put(document, '#clock', clock(now()));
}

// fit makes the columns fit the screen without scrolling: cards get smaller, then the last ones are hidden.
function fit() {
  for (const section of columns.values()) {
    const holder = $('.cards', section);
    const list = [...holder.children];
    for (const element of list) element.hidden = false;
    holder.classList.remove('dense');
    holder.classList.toggle('dense', holder.scrollHeight > holder.clientHeight);
    const bottom = holder.getBoundingClientRect().bottom + 1;
    const below = list.filter(element => element.getBoundingClientRect().bottom > bottom);
    for (const element of below) element.hidden = true;
    const more = section.dataset.count - list.length + below.length;
    put(section, '.more', more > 0 ? texts.more(more) : '');
  }
}

// The server sends an event at least every 5 seconds; 15 seconds without one mean that the connection is lost.
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
  document.body.classList.toggle('lost', lostSince > 0);
  put(document, '#lost', lostSince ? texts.lost(clock(lostSince)) : '');
  $('#lost').hidden = !lostSince;
  fit();
}

document.documentElement.lang = language;
addEventListener('resize', fit);
setInterval(() => {
  tick();
  if (Date.now() - heard > 15000) lose();
}, 1000);
connect();
