import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export interface Asset {
  /** Address with the hash of its content in it: may be cached for good (`max-age=31536000, immutable`). */
  path: string;
  type: string;
  body: Buffer;
  /** Strong, with its quotes. */
  etag: string;
}

export interface Assets {
  all: readonly Asset[];
  /** For `PageFrame.stylesheet` and `PageFrame.icon`. */
  stylesheet: string;
  icon: string;
  /** For `PageFrame.fonts`: what the first line of text needs. */
  fonts: readonly string[];
}

/** Names in the stylesheet and their files in @fontsource-variable/inter (OFL). */
const fontFiles = [
  'inter-latin-wght-normal',
  'inter-latin-ext-wght-normal',
  'inter-greek-wght-normal',
  'inter-cyrillic-wght-normal',
] as const;

const { resolve } = createRequire(import.meta.url);
const fontFile = (name: string) => resolve(`@fontsource-variable/inter/files/${name}.woff2`);

/**
 * The stylesheet lies in src because tsc copies no css; dist and src are siblings in a clone and in an image alike,
 * so an image must ship libs/ui/src/assets beside libs/ui/dist.
 */
const source = (name: string) => readFileSync(new URL(`../src/assets/${name}`, import.meta.url));

/** Reads all files once; call it at start. Throws when one is missing. */
export function assets(): Assets {
  const fonts = fontFiles.map((name) => asset(name, 'woff2', 'font/woff2', readFileSync(fontFile(name))));
  const linked = fontFiles.reduce(
    (css, name, i) => css.replace(`fonts/${name}.woff2`, fonts[i]?.path ?? ''),
    squeeze(source('milepost.css').toString()),
  );
  const stylesheet = asset('milepost', 'css', 'text/css; charset=utf-8', Buffer.from(linked));
  const icon = asset('icon', 'svg', 'image/svg+xml', source('icon.svg'));
  return {
    all: [stylesheet, icon, ...fonts],
    stylesheet: stylesheet.path,
    icon: icon.path,
    fonts: fonts.slice(0, 1).map((font) => font.path),
  };
}

function asset(name: string, extension: string, type: string, body: Buffer): Asset {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 12);
  return { path: `/assets/${name}.${hash}.${extension}`, type, body, etag: `"${hash}"` };
}

/** Takes out comments and the line breaks of the readable form; a break inside a value or selector stays a space. */
const squeeze = (css: string) =>
  css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/([{};,])\s+/g, '$1')
    .replace(/\s+([{}])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
