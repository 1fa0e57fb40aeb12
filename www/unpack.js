// Unpacks what a release has its programs in, a quarter smaller than what hosts make of them:
// their code split into streams (see `xtask/src/site/streams.rs`), the whole in LZMA (after the
// specification in Igor Pavlov's LZMA SDK). `cargo xtask build` puts this into `boot.js`.

// Where the odds of each kind of decision begin in one table.
const MATCH = 0;
const REP = MATCH + 12 * 16;
const REP_0 = REP + 12;
const REP_1 = REP_0 + 12;
const REP_2 = REP_1 + 12;
const REP_0_LONG = REP_2 + 12;
const SLOT = REP_0_LONG + 12 * 16;
const SPECIAL = SLOT + 4 * 64;
const ALIGN = SPECIAL + 115;
const LENGTH = ALIGN + 16;
const REP_LENGTH = LENGTH + 514;
const LITERAL = REP_LENGTH + 514;

const SPOILED = 'the program is spoiled';

// Gives a program for what was packed. What is spoiled throws or gives another program: its
// hash has to be checked before.
export function unpack(packed) {
  return join(decode(packed));
}

// Gives the bytes that were packed; the header says how many.
function decode(packed) {
  const header = new DataView(packed.buffer, packed.byteOffset, 18);
  const properties = header.getUint8(0);
  const lc = properties % 9;
  const lp = Math.floor(properties / 9) % 5;
  const pb = Math.floor(properties / 45);
  const out = new Uint8Array(header.getUint32(5, true));
  const odds = new Uint16Array(LITERAL + (0x300 << (lc + lp))).fill(1024);
  // Range and code: numbers of 32 bits, which a plain variable would keep on the heap.
  const coder = new Uint32Array([0xffffffff, header.getUint32(14)]);
  let next = 18;

  const refill = () => {
    if (coder[0] >= 0x1000000) return;
    coder[0] <<= 8;
    coder[1] = coder[1] << 8 | packed[next++];
  };
  const bit = at => {
    const odd = odds[at];
    const bound = (coder[0] >>> 11) * odd;
    if (coder[1] < bound) {
      coder[0] = bound;
      odds[at] = odd + (2048 - odd >> 5);
      refill();
      return 0;
    }
    coder[0] -= bound;
    coder[1] -= bound;
    odds[at] = odd - (odd >> 5);
    refill();
    return 1;
  };
  const tree = (at, bits) => {
    let node = 1;
    for (let left = bits; left > 0; left -= 1) node = node << 1 | bit(at + node);
    return node - (1 << bits);
  };
  const reverse = (at, bits) => {
    let node = 1;
    let value = 0;
    for (let i = 0; i < bits; i += 1) {
      const one = bit(at + node);
      node = node << 1 | one;
      value |= one << i;
    }
    return value;
  };
  const direct = bits => {
    let value = 0;
    for (let left = bits; left > 0; left -= 1) {
      coder[0] >>>= 1;
      const one = coder[1] >= coder[0] ? 1 : 0;
      if (one) coder[1] -= coder[0];
      value = value << 1 | one;
      refill();
    }
    return value;
  };
  const length = (at, place) => {
    if (!bit(at)) return 2 + tree(at + 2 + (place << 3), 3);
    if (!bit(at + 1)) return 10 + tree(at + 130 + (place << 3), 3);
    return 18 + tree(at + 258, 8);
  };
  const distance = count => {
    const slot = tree(SLOT + (Math.min(count - 2, 3) << 6), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | slot & 1) << bits;
    if (slot < 14) return base + reverse(SPECIAL + base - slot, bits);
    return base + (direct(bits - 4) << 4) + reverse(ALIGN, 4);
  };

  let state = 0;
  let [rep0, rep1, rep2, rep3] = [0, 0, 0, 0];
  let done = 0;
  while (done < out.length) {
    const place = done & (1 << pb) - 1;
    if (!bit(MATCH + (state << 4) + place)) {
      const before = done > 0 ? out[done - 1] : 0;
      const context = ((done & (1 << lp) - 1) << lc) + (before >> 8 - lc);
      const at = LITERAL + 0x300 * context;
      let symbol = 1;
      if (state > 6) {
        let match = out[done - rep0 - 1];
        while (symbol < 0x100) {
          const high = match >> 7 & 1;
          match <<= 1;
          const one = bit(at + (1 + high << 8) + symbol);
          symbol = symbol << 1 | one;
          if (high !== one) break;
        }
      }
      while (symbol < 0x100) symbol = symbol << 1 | bit(at + symbol);
      out[done++] = symbol;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count = 1;
    if (!bit(REP + state)) {
      [rep3, rep2, rep1] = [rep2, rep1, rep0];
      count = length(LENGTH, place);
      rep0 = distance(count);
      state = state < 7 ? 7 : 10;
    } else {
      const older = bit(REP_0 + state);
      if (older && bit(REP_1 + state)) {
        if (bit(REP_2 + state)) [rep3, rep2, rep1, rep0] = [rep2, rep1, rep0, rep3];
        else [rep2, rep1, rep0] = [rep1, rep0, rep2];
      } else if (older) {
        [rep1, rep0] = [rep0, rep1];
      }
      if (older || bit(REP_0_LONG + (state << 4) + place)) {
        count = length(REP_LENGTH, place);
        state = state < 7 ? 8 : 11;
      } else {
        state = state < 7 ? 9 : 11;
      }
    }
    if (rep0 >= done || count > out.length - done) throw new Error(SPOILED);
    for (; count > 0; count -= 1, done += 1) out[done] = out[done - rep0 - 1];
  }
  return out;
}

// The streams, in their order.
const [HEAD, TAIL, LOCALS, FLOAT, RARE, LONG, CONSTANT, CALL, OFFSET, LOCAL, OPCODE, TYPE, DEPTH] =
  Array(13).keys();
// Of instructions with one number after them: the first, the last, the number's stream.
const OPERANDS = [
  [0x02, 0x04, TYPE], [0x0c, 0x0d, DEPTH], [0x10, 0x10, CALL], [0x20, 0x22, LOCAL],
  [0x23, 0x26, RARE], [0x28, 0x3e, OFFSET], [0x3f, 0x40, RARE], [0x41, 0x41, CONSTANT],
  [0x42, 0x42, LONG], [0xd0, 0xd0, RARE], [0xd2, 0xd2, RARE],
];

// Puts a program together from its streams: every function with its size, which takes five
// bytes here, and memory accesses that promise no alignment.
function join(bytes) {
  const lengths = new DataView(bytes.buffer);
  const out = new Uint8Array(lengths.getUint32(0, true));
  const next = [];
  let end = 4 * (DEPTH + 2);
  for (let i = HEAD; i <= DEPTH; i += 1) {
    next.push(end);
    end += lengths.getUint32(4 * i + 4, true);
  }
  let done = 0;
  const copy = (stream, count) => {
    out.set(bytes.subarray(next[stream], next[stream] += count), done);
    done += count;
  };
  // A number in LEB128; more than its low bits matter to nobody here.
  const number = stream => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      if (done >= out.length) throw new Error(SPOILED);
      const byte = bytes[next[stream]++];
      out[done++] = byte;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const size = (at, length) => {
    for (let i = 0; i < 5; i += 1) out[at + i] = length >> 7 * i & 127 | (i < 4 ? 128 : 0);
  };
  const streams = new Uint8Array(256);
  for (const [first, last, stream] of OPERANDS) streams.fill(stream, first, last + 1);

  const tail = next[LOCALS] - next[TAIL];
  copy(HEAD, next[TAIL] - next[HEAD]);
  out[done] = 10;
  const code = done + 1;
  done += 6;
  for (let functions = number(LOCALS); functions > 0; functions -= 1) {
    const body = done;
    done += 5;
    for (let kinds = number(LOCALS); kinds > 0; kinds -= 1) {
      number(LOCALS);
      copy(LOCALS, 1);
    }
    for (let depth = 1; depth > 0;) {
      const opcode = bytes[next[OPCODE]++];
      const stream = streams[opcode];
      out[done++] = opcode;
      if (stream === TYPE) depth += 1;
      if (stream === OFFSET) done += 1;
      if (stream) number(stream);
      else if (opcode === 0x0b) depth -= 1;
      else if (opcode === 0x0e) for (let left = number(RARE); left >= 0; left -= 1) number(RARE);
      else if (opcode === 0x11) number(RARE), number(RARE);
      else if (opcode === 0x43) copy(FLOAT, 4);
      else if (opcode === 0x44) copy(FLOAT, 8);
      else if (opcode === 0xfc) {
        const kind = number(RARE);
        if (kind > 7) number(RARE);
        if (kind > 7 && kind < 15 && kind % 2 === 0) number(RARE);
      }
      if (done > out.length) throw new Error(SPOILED);
    }
    size(body, done - body - 5);
  }
  size(code, done - code - 5);
  copy(TAIL, tail);
  return out;
}
