// Draws each plane of models as Camunda Modeler shows it. See bin/render.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import puppeteer from 'puppeteer-core';

const FOLDER = 'target/diagrams';
const MARGIN = 20;
const viewer = createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js');

/** In the page: opens a model and returns the name and the box of each plane; the first is the process itself. */
const open = async xml => {
  window.viewer?.destroy();
  window.viewer = new BpmnJS({ container: '#canvas' });
  const { warnings } = await window.viewer.importXML(xml);
  if (warnings.length > 0) throw new Error(warnings.map(warning => warning.message).join('; '));
  const canvas = window.viewer.get('canvas');
  return canvas.getRootElements().map(root => {
    canvas.setRootElement(root);
    const { x, y, width, height } = canvas.viewbox().inner;
    return { root: root.id, element: root.businessObject.id, x, y, width, height };
  });
};

/** In the page: shows the plane alone, with what is clicked on screen left out. */
const show = ({ root, x, y, width, height }, margin) => {
  const canvas = window.viewer.get('canvas');
  canvas.setRootElement(canvas.findRoot(root));
  canvas.resized();
  canvas.viewbox({ x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin });
};

const page = `<style>
  html, body, #canvas { margin: 0; height: 100%; overflow: hidden }
  .bjs-powered-by, .bjs-breadcrumbs, .djs-overlay-container { display: none !important }
</style><div id="canvas"></div>`;

const draw = async (browser, file) => {
  const tab = await browser.newPage();
  await tab.setContent(page);
  await tab.addScriptTag({ path: viewer });
  const model = basename(file, '.bpmn');
  const planes = await tab.evaluate(open, readFileSync(file, 'utf8'));
  for (const [index, plane] of planes.entries()) {
    const size = { width: Math.ceil(plane.width) + 2 * MARGIN, height: Math.ceil(plane.height) + 2 * MARGIN };
    await tab.setViewport(size);
    await tab.evaluate(show, plane, MARGIN);
    const path = `${FOLDER}/${index === 0 ? model : `${model}.${plane.element}`}.png`;
    await tab.screenshot({ path });
    console.log(path);
  }
  await tab.close();
};

mkdirSync(FOLDER, { recursive: true });
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM,
  // The browser refuses its sandbox to root, as in a container.
  args: process.getuid() === 0 ? ['--no-sandbox'] : [],
});
try {
  for (const file of process.argv.slice(2)) await draw(browser, file);
} finally {
  await browser.close();
}
