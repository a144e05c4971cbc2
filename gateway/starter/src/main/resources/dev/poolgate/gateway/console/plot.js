// Small plots of counters that only grow.
const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 300;
const HEIGHT = 40;

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

/**
 * A line over equally distant points; a gap where there is no value.
 * @param values numbers or null
 * @param top what the upper edge stands for
 * @param label read out in place of the picture
 */
export function plot(values, top, label) {
  const svg = shape('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': label });
  svg.append(shape('line', { x1: 0, y1: HEIGHT, x2: WIDTH, y2: HEIGHT, class: 'plot-base' }));
  const step = WIDTH / Math.max(1, values.length - 1);
  const scale = top > 0 ? (HEIGHT - 3) / top : 0;
  runs(values).forEach((run) => {
    const points = run.map(([i, value]) => `${(i * step).toFixed(1)},${(HEIGHT - value * scale).toFixed(1)}`);
    if (points.length === 1) points.unshift(`${Math.max(0, run[0][0] * step - 8).toFixed(1)},${points[0].split(',')[1]}`);
    const first = points[0].split(',')[0];
    const last = points[points.length - 1].split(',')[0];
    svg.append(shape('polygon', { points: `${first},${HEIGHT} ${points.join(' ')} ${last},${HEIGHT}`, class: 'plot-area' }));
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
