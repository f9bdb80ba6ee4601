/** What each format begins with, and what passes for none. */
import { expect, it } from 'vitest';
import { beginsAsMarkup, containsMarkup, hasSignature, unpacksHugely } from '#core/files/signatures.ts';
import type { FileType } from '#core/model/files/file-types.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
const zip = (name: string, content = ''): Uint8Array =>
  latin(`PK\u0003\u0004${'\0'.repeat(22)}${String.fromCharCode(name.length)}\0\0\0${name}${content}`);
const media = (...brands: string[]): Uint8Array =>
  latin(`\0\0\0${String.fromCharCode(8 + 4 * (brands.length + 1))}ftyp${brands[0]}\0\0\0\0${brands.slice(1).join('')}`);
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.text';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

it.each<[FileType, Uint8Array, boolean]>([
  ['image/png', latin('\u0089PNG\r\n\u001a\n'), true],
  ['image/png', latin('PNG'), false],
  ['image/jpeg', latin('\u00ff\u00d8\u00ff\u00e0'), true],
  ['image/gif', latin('GIF87a'), true],
  ['image/gif', latin('GIF88a'), false],
  ['image/webp', latin('RIFF1234WEBP'), true],
  ['image/webp', latin('RIFF1234WAVE'), false],
  ['audio/wav', latin('RIFF1234WAVE'), true],
  ['image/avif', media('avif', 'mif1'), true],
  ['image/avif', media('mif1', 'avif'), true],
  ['image/heic', media('mif1', 'heic'), true],
  ['image/heic', media('mif1', 'avif'), false],
  ['video/mp4', media('isom', 'mp42'), true],
  ['video/mp4', media('heic'), false],
  ['video/quicktime', latin('\0\0\0\u0008moov'), true],
  ['video/quicktime', latin('\0\0\0\u0008text'), false],
  ['application/pdf', latin('%PDF-1.4'), true],
  [WORD, zip('[Content_Types].xml'), true],
  [WORD, zip('word/document.xml'), true],
  [WORD, zip('setup.exe'), false],
  [OPEN_DOCUMENT, zip('mimetype', OPEN_DOCUMENT), true],
  [OPEN_DOCUMENT, zip('mimetype', 'application/epub+zip'), false],
  ['application/zip', zip('setup.exe'), true],
  ['application/zip', latin('PK\u0005\u0006'), true],
  ['application/msword', latin('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'), true],
  ['text/plain', latin('tab\tand\r\nline\f\u001b[0m'), true],
  ['text/plain', latin('a\0b'), false],
  ['text/plain', latin('\u00ff\u00fea\0b\0'), true],
  ['audio/mpeg', latin('ID3\u0004'), true],
  ['audio/mpeg', latin('\u00ff\u00fb\u0090'), true],
  ['audio/mpeg', latin('\u00ff\u00f1\u0050'), false],
  ['audio/ogg', latin('OggS'), true],
  ['video/webm', latin('\u001aE\u00df\u00a3....webm'), true],
  ['audio/webm', latin('\u001aE\u00df\u00a3....matroska'), false],
])('%s %#: %s', (type, head, is) => {
  expect(hasSignature(type, head)).toBe(is);
});

it.each<[string, boolean]>([
  ['<!doctype html>', true],
  ['  <svg xmlns="…">', true],
  ['\u00ef\u00bb\u00bf<?xml version="1.0"?>', true],
  ['\u00ff\u00fe<\0p\0>\0', true],
  ['</p>', true],
  ['< 5 items', false],
  ['I <3 it', false],
  ['a <b>bold</b> word', false],
])('%j begins as markup: %s', (text, does) => {
  expect(beginsAsMarkup(latin(text))).toBe(does);
});

it.each<[string, boolean]>([
  ['GIF89a<script>', true],
  ['GIF89a<SVG onload=x>', true],
  ['…<?php', true],
  ['GIF89a<scripture', false],
  ['<b>', false],
])('%j contains markup: %s', (text, does) => {
  expect(containsMarkup(latin(text))).toBe(does);
});

/** A first entry of so many bytes, packed and unpacked. */
function archive(packed: number, unpacked: number): Uint8Array {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(packed, 18);
  head.writeUInt32LE(unpacked, 22);
  return Uint8Array.from(head);
}

const MEGABYTE = 1024 * 1024;
it.each([
  [MEGABYTE, 201 * MEGABYTE, true],
  [MEGABYTE, 200 * MEGABYTE, false],
  [1000, 100 * MEGABYTE, false],
  [1000, 100 * MEGABYTE + 1, true],
])('%i bytes that become %i unpack hugely: %s', (packed, unpacked, does) => {
  expect(unpacksHugely(archive(packed, unpacked))).toBe(does);
});
