import type { Area } from '../../utils/positioned-text.js';

/** a b c d e f of ISO 32000-1, 8.3.4: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that does `inner` first and `outer` then. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [x: number, y: number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Six finite numbers, or the identity. */
export function toMatrix(values: unknown): Matrix {
  const list = ArrayBuffer.isView(values) || Array.isArray(values) ? Array.from(values as ArrayLike<number>) : [];
  return list.length >= 6 && list.every(Number.isFinite) ? (list.slice(0, 6) as unknown as Matrix) : IDENTITY;
}

/** The upright area around an area that is put on the page by a matrix. */
export function place(matrix: Matrix, { left, bottom, right, top }: Area): Area {
  return around([apply(matrix, left, bottom), apply(matrix, right, bottom), apply(matrix, left, top), apply(matrix, right, top)]);
}

export function around(points: readonly (readonly [number, number])[]): Area {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { left: Math.min(...xs), bottom: Math.min(...ys), right: Math.max(...xs), top: Math.max(...ys) };
}

/** Empty areas have `right <= left` or `top <= bottom`. */
export function intersect(one: Area, other: Area): Area {
  return {
    left: Math.max(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
    top: Math.min(one.top, other.top),
  };
}

export function contains(outer: Area, inner: Area, tolerance = 0): boolean {
  return (
    outer.left <= inner.left + tolerance && outer.right >= inner.right - tolerance && outer.bottom <= inner.bottom + tolerance && outer.top >= inner.top - tolerance
  );
}

/** True where upright areas stay upright: no rotation but by quarter turns. */
export function isUpright([a, b, c, d]: Matrix): boolean {
  return (b === 0 && c === 0) || (a === 0 && d === 0);
}
