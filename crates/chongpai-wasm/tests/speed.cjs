// Reads the sample pages, repeated to ten megabytes, in Node; `cargo xtask bench` runs it.
const { readFileSync } = require("node:fs");
const { join, resolve } = require("node:path");

const { text } = require(join(resolve(process.argv[2]), "chongpai_wasm.js"));
const pages = ["zh-Hans", "zh-Hant", "ja", "ko"].map((language) =>
    readFileSync(`www/samples/${language}.txt`, "utf8"),
);
const set = pages.map((page) => `${page}\f`).join("");
const source = set.repeat(Math.ceil(10_000_000 / Buffer.byteLength(set)));
const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    text(source);
    return performance.now() - start;
});
const speed = Buffer.byteLength(source) / 1000 / Math.min(...times);
console.log(`in WebAssembly, ${process.argv[3]}: ${speed.toFixed(1)} MB/s`);
