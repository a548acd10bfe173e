import { assert, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  pixelBox,
  redactedName,
  refuseRedacting,
  refuseRedaction,
} from '../../../shared/domain/redaction.ts';

const BOX = { page: 1, x1: 100, y1: 100, x2: 200, y2: 200, reason: 'Personal data' };

describe('redactions', () => {
  it('hide something on a page that is there, for a reason', () => {
    expect(refuseRedaction(BOX, 'image/png')).toBeNull();
    expect(refuseRedaction({ ...BOX, page: 3 }, 'application/pdf')).toBeNull();
    expect(refuseRedaction({ ...BOX, page: 3 }, 'image/png')).toBe('an image has page 1 only');
    expect(refuseRedaction({ ...BOX, x2: 100 }, 'image/png')).toBe('the box has no area');
    expect(refuseRedaction({ ...BOX, reason: ' ' }, 'image/png')).toBe('a redaction needs its reason');
  });

  it('lie on images and PDF only, and the refusal says what to do instead', () => {
    expect(refuseRedacting('application/pdf')).toBeNull();
    expect(refuseRedacting('text/csv')).toMatch(/attach the result as a new version/);
  });

  it('cover every pixel that they touch', () => {
    const side = tuple(integer({ min: 0, max: 9999 }), integer({ min: 1, max: 10_000 }));
    const length = integer({ min: 1, max: 5000 });
    assert(
      property(side, side, length, length, ([x1, across], [y1, down], width, height) => {
        const box = { x1, y1, x2: Math.min(x1 + across, 10_000), y2: Math.min(y1 + down, 10_000) };
        const at = pixelBox(box, width, height);
        // In whole numbers: a quotient may fall short of the number that it stands for.
        expect(at.left * 10_000).toBeLessThanOrEqual(x1 * width);
        expect((at.left + at.width) * 10_000).toBeGreaterThanOrEqual(box.x2 * width);
        expect(at.left + at.width).toBeLessThanOrEqual(width);
        expect(at.top + at.height).toBeLessThanOrEqual(height);
        expect(Math.min(at.width, at.height)).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it('give a copy a name that says what it is', () => {
    expect(redactedName('Okta users.gif', 'image/gif')).toBe('Okta users-redacted.png');
    expect(redactedName('IMG_4471.JPG', 'image/jpeg')).toBe('IMG_4471-redacted.jpg');
    expect(redactedName('.pdf', 'application/pdf')).toBe('.pdf-redacted.pdf');
  });
});
