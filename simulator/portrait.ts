import jpeg from 'jpeg-js';
import { seededBytes } from './pki/seeded-bytes.ts';

const WIDTH = 140;
const HEIGHT = 200;
const JPEG_QUALITY = 55;

/** What makes one drawn face differ from another; sizes in pixels, shades 0 (black) to 255. */
interface Features {
  readonly background: number;
  readonly skin: number;
  readonly hair: number;
  readonly clothes: number;
  readonly faceWidth: number;
  readonly faceHeight: number;
  readonly hairline: number;
  readonly shoulders: number;
}

/** @returns grey JPEG, 140 by 200 like the card's: a drawing of nobody, the same for the same name. */
export function drawPortrait(name: string): Uint8Array {
  const features = chooseFeatures(seededBytes(`portrait ${name}`, 8));
  const data = new Uint8Array(WIDTH * HEIGHT * 4);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      data.fill(shade(features, x - WIDTH / 2, y), (y * WIDTH + x) * 4, (y * WIDTH + x) * 4 + 3);
    }
  }
  return new Uint8Array(jpeg.encode({ data, width: WIDTH, height: HEIGHT }, JPEG_QUALITY).data);
}

function chooseFeatures(random: Uint8Array): Features {
  const pick = (at: number, from: number, to: number): number => from + ((random[at] ?? 0) / 255) * (to - from);
  return {
    background: pick(0, 215, 240),
    skin: pick(1, 150, 200),
    hair: pick(2, 30, 120),
    clothes: pick(3, 50, 110),
    faceWidth: pick(4, 30, 38),
    faceHeight: pick(5, 42, 50),
    hairline: pick(6, 58, 72),
    shoulders: pick(7, 52, 66),
  };
}

/** @param x from the middle of the picture */
function shade(face: Features, x: number, y: number): number {
  const middle = 92;
  const inside = (centreX: number, centreY: number, radiusX: number, radiusY: number): boolean =>
    ((x - centreX) / radiusX) ** 2 + ((y - centreY) / radiusY) ** 2 <= 1;
  const eye = face.faceWidth * 0.42;
  if (inside(0, middle, face.faceWidth, face.faceHeight)) {
    if (inside(-eye, middle - 4, 5, 3) || inside(eye, middle - 4, 5, 3)) return 40;
    if (inside(0, middle + 24, 11, 2)) return face.skin - 60;
    if (inside(0, middle + 8, 3, 9)) return face.skin - 25;
    return y < face.hairline ? face.hair : face.skin;
  }
  if (y < middle + 10 && inside(0, middle - 4, face.faceWidth + 8, face.faceHeight + 10)) return face.hair;
  if (inside(0, HEIGHT + 14, face.shoulders, 66)) return face.clothes;
  if (Math.abs(x) < 12 && y > middle && y < HEIGHT - 40) return face.skin - 15;
  return face.background;
}
