import { writeFileSync } from 'node:fs';
import type { PrintRequest } from '../../engine/engine.ts';
import { MEASURE_PAGE, type PageMeasure, slicesOf } from './slices.ts';

/** Calls a method of the DevTools protocol for one page. */
export type Send = (method: string, params: Record<string, unknown>) => Promise<Record<string, unknown>>;

/** Makes pictures of the page that is open: the same way in every host, for the same pixels. */
export async function takePictures(
  send: Send,
  { out, width, scale, sliceHeight }: Extract<PrintRequest, { kind: 'picture' }>,
): Promise<string[]> {
  await send('Emulation.setDeviceMetricsOverride', { width, height: 800, deviceScaleFactor: scale, mobile: false });
  await send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: 'light' }] });
  const { result } = (await send('Runtime.evaluate', { expression: MEASURE_PAGE })) as { result: { value: string } };
  const slices = slicesOf(JSON.parse(result.value) as PageMeasure, sliceHeight);
  const paths: string[] = [];
  for (const [index, { top, height }] of slices.entries()) {
    const clip = { x: 0, y: top, width, height, scale: 1 };
    const { data } = await send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true, clip });
    const path = `${out}-${index + 1}.png`;
    writeFileSync(path, Buffer.from(data as string, 'base64'));
    paths.push(path);
  }
  return paths;
}
