/** Ids are UUIDv7 (RFC 9562), chosen by the application so that a retried write cannot double; they sort by time. */
export type Id = string;

let lastMs = 0;
let counter = 0;

// Random bytes are drawn for many ids at once: an import makes two a row, and each draw costs a call into the system.
const pool = new Uint8Array(4096);
let drawn = pool.length;

const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function newId(now: number = Date.now()): Id {
  if (drawn + 10 > pool.length) {
    crypto.getRandomValues(pool);
    drawn = 0;
  }
  const at = drawn;
  drawn += 10;
  // Ids made in one millisecond keep their order: 12 bits of counter, seeded at random, stand in rand_a.
  if (now > lastMs) {
    lastMs = now;
    counter = ((pool[at]! & 0x07) << 8) | pool[at + 1]!;
  } else {
    counter += 1;
    if (counter > 0xfff) {
      lastMs += 1;
      counter = 0;
    }
  }
  const time = lastMs.toString(16).padStart(12, '0');
  const variant = 0x80 | (pool[at + 2]! & 0x3f);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${hexPairs[variant]}${pair(at + 3)}-${pair(at + 4)}${pair(at + 5)}${pair(at + 6)}${pair(at + 7)}${pair(at + 8)}${pair(at + 9)}`;
}

function pair(at: number): string {
  return hexPairs[pool[at]!]!;
}

const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isId(value: unknown): value is Id {
  return typeof value === 'string' && idShape.test(value);
}
