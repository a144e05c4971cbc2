// Small plots of the last hour, of counters that only grow.
const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 300;
const HEIGHT = 40;
const MINUTES = 60;
const STEP = WIDTH / MINUTES;

function shape(name, attributes) {
  const element = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  return element;
}

/** What was added between two looks; a counter that fell began anew. */
export function steps(counts) {
  return counts.slice(1).map((count, i) => (count >= counts[i] ? count - counts[i] : count));
}

/** Sums of so many neighbours, so that an hour has a few points that can be told apart. */
export function grouped(values, size) {
  const groups = [];
  for (let end = values.length; end > 0; end -= size) {
    groups.unshift(values.slice(Math.max(0, end - size), end).reduce((sum, value) => sum + value, 0));
  }
  return groups;
}

/** An hour of minutes, of which the last is now; null where nothing is known. */
const hour = (values) => [...new Array(Math.max(0, MINUTES - values.length)).fill(null), ...values.slice(-MINUTES)];

function canvas(label) {
  const svg = shape('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': label });
  svg.append(shape('line', { x1: 0, y1: HEIGHT, x2: WIDTH, y2: HEIGHT, class: 'plot-base' }));
  return svg;
}

/**
 * A bar for each minute of the last hour.
 * @param counts what was counted in each minute; the last is now
 * @param label read out in place of the picture
 */
export function bars(counts, label) {
  const svg = canvas(label);
  const top = Math.max(...counts, 1);
  hour(counts).forEach((count, i) => {
    if (!count) return;
    const height = (count * (HEIGHT - 2)) / top;
    svg.append(shape('rect', { x: i * STEP, y: HEIGHT - height, width: STEP - 1, height, class: 'plot-bar' }));
  });
  return svg;
}

/**
 * A line over the minutes of the last hour; a gap where there is no value.
 * @param shares from 0 to 1, or null; the last is now
 * @param label read out in place of the picture
 */
export function line(shares, label) {
  const svg = canvas(label);
  runs(hour(shares)).forEach((run) => {
    // a minute is as wide as a bar, so that one alone is seen
    const points = run.flatMap(([i, share]) => [i, i + 1].map((x) => `${x * STEP},${HEIGHT - share * (HEIGHT - 2)}`));
    const [from, to] = [run[0][0] * STEP, (run[run.length - 1][0] + 1) * STEP];
    svg.append(shape('polygon', { points: `${from},${HEIGHT} ${points.join(' ')} ${to},${HEIGHT}`, class: 'plot-area' }));
    svg.append(shape('polyline', { points: points.join(' '), class: 'plot-line' }));
  });
  return svg;
}

function runs(values) {
  const found = [];
  let open = null;
  values.forEach((value, i) => {
    if (value === null) { open = null; return; }
    if (!open) { open = []; found.push(open); }
    open.push([i, value]);
  });
  return found;
}
