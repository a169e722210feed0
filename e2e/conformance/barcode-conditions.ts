// Owns what makes a picture harder: a busy frame round it, and the frames of a hand that shakes. By seed, so that a run can
// be repeated.
import { enlarged, type GreyPicture, turned } from '../../app/device/camera-picture.ts'
import { seeded } from '../../shared/planning/seeded.ts'

type Random = () => number

/** The picture somewhere in a 1280×720 frame full of boxes, stripes and lettering-like strokes. */
export function inBusyFrame(picture: GreyPicture, seed: number): GreyPicture {
  const random = seeded(seed)
  const [width, height] = [1280, 720]
  const frame = { grey: new Uint8ClampedArray(width * height).fill(150), width, height }
  for (let i = 0; i < 60; i++) {
    const box = [random() * width, random() * height, 20 + random() * 260, 10 + random() * 160] as const
    fill(frame, box, 40 + random() * 200)
  }
  for (let i = 0; i < 40; i++) stripes(frame, random)
  for (let i = 0; i < frame.grey.length; i++) frame.grey[i] = (frame.grey[i] ?? 0) + (random() - 0.5) * 16
  const fit = Math.min(1, (width * 0.8) / picture.width, (height * 0.9) / picture.height)
  const shown = fit < 1 ? enlarged(picture, fit) : picture
  const left = Math.floor(random() * (width - shown.width))
  const top = Math.floor(random() * (height - shown.height))
  for (let y = 0; y < shown.height; y++) {
    frame.grey.set(shown.grey.subarray(y * shown.width, (y + 1) * shown.width), (top + y) * width + left)
  }
  return frame
}

/** So many frames of the picture as a shaking hand holds a camera before it. */
export function shakenFrames(picture: GreyPicture, count: number, seed: number): readonly GreyPicture[] {
  const random = seeded(seed)
  return Array.from({ length: count }, () => {
    const angle = (random() - 0.5) * 8
    const scale = 0.8 + random() * 0.3
    const [blur, light, noise] = [random() * 1.6, 0.4 + random() * 0.8, random() * 12]
    const moved = blurred(turned(enlarged(picture, scale), angle), blur)
    const grey = moved.grey.slice()
    for (let i = 0; i < grey.length; i++) grey[i] = (grey[i] ?? 0) * light + (random() + random() - 1) * noise
    return { ...moved, grey }
  })
}

function fill(
  { grey, width, height }: GreyPicture,
  [left, top, wide, high]: readonly [number, number, number, number],
  shade: number,
): void {
  const right = Math.min(width, Math.floor(left + wide))
  for (let y = Math.floor(top); y < Math.min(height, top + high); y++)
    grey.fill(shade, y * width + Math.floor(left), y * width + right)
}

/** What looks a little like a code: uneven stripes, upright or level. */
function stripes(frame: GreyPicture, random: Random): void {
  const upright = random() < 0.5
  let [left, top] = [random() * frame.width, random() * frame.height]
  const long = 10 + random() * 50
  for (let i = 0; i < 8 + random() * 12; i++) {
    const thick = 1 + random() * 6
    fill(frame, upright ? [left, top, thick, long] : [left, top, long, thick], random() * 120)
    if (upright) left += thick + 1 + random() * 6
    else top += thick + 1 + random() * 6
  }
}

/** Gaussian, by rows and then by columns. */
function blurred({ grey, width, height }: GreyPicture, sigma: number): GreyPicture {
  const reach = Math.ceil(sigma * 2.5)
  if (reach < 1 || sigma < 0.2) return { grey, width, height }
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)))
  const sum = weights.reduce((a, b) => a + b, 0)
  const along = (from: Uint8ClampedArray, step: number, place: (i: number) => number, length: number) => {
    const to = new Uint8ClampedArray(from.length)
    for (let i = 0; i < from.length; i++) {
      const at = place(i)
      let value = 0
      for (let k = -reach; k <= reach; k++) {
        const near = Math.min(length - 1 - at, Math.max(-at, k))
        value += (weights[k + reach] ?? 0) * (from[i + near * step] ?? 0)
      }
      to[i] = value / sum
    }
    return to
  }
  const rows = along(grey, 1, (i) => i % width, width)
  return { grey: along(rows, width, (i) => Math.floor(i / width), height), width, height }
}
