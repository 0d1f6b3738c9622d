// Our own small drawings, so that no font for pictures is needed.
const paths = {
  up: 'M3 9h2v8H3zM7 17h7a2 2 0 0 0 2-1.6l1-5A2 2 0 0 0 15 8h-4l.6-3.2A1.5 1.5 0 0 0 9 4L7 9z',
  down: 'M3 3h2v8H3zM7 3h7a2 2 0 0 1 2 1.6l1 5A2 2 0 0 1 15 12h-4l.6 3.2A1.5 1.5 0 0 1 9 16l-2-5z',
  reply: 'M3 4h14v9H9l-4 4v-4H3z',
  eye: 'M1.5 10S4.500 4.500 10 4.500 18.500 10 18.500 10 15.500 15.500 10 15.500 1.500 10 1.500 10zM10 7.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z',
  lock: 'M4 9h12v8H4zM6.500 9V6.500a3.500 3.500 0 0 1 7 0V9',
  bin: 'M4 6h12M8 6V4h4v2M5.500 6l1 11h7l1-11M8.500 9v5M11.500 9v5',
  send: 'M3 17 18 10 3 3l2 7zM5 10h6',
  image: 'M3 4h14v12H3zM3 13l4-4 4 4 2-2 4 4M12.500 8h.01',
  bolt: 'M11 2 4 11h5l-1 7 7-9h-5z',
  scales: 'M10 3v14M6 17h8M4 6h12M4 6l-2.500 6h5zM16 6l-2.500 6h5z',
  shared: 'M7 4.500 12.500 10 7 15.500 1.500 10zM11 6l2-1.500L18.500 10 13 15.500 11 14',
  stop: 'M5 5h10v10H5z',
  more: 'M4 10h.01M10 10h.01M16 10h.01',
  close: 'M5 5l10 10M15 5 5 15',
  lines: 'M3 5h14M3 10h14M3 15h14',
};

export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', paths[name]);
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', `drawing drawing-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  svg.append(path);
  return svg;
}
