import { expect, test } from 'vitest';
import { nameOfFile } from '../../engine/curate/name-of-file.ts';

test.each([
  ['/root/Jane_Doe.jpg', 'Jane Doe'],
  ['/root/Jane_Doe_0002.jpg', 'Jane Doe'],
  ['/root/Jane Doe (3).png', 'Jane Doe'],
  ['/root/Jane Doe/portrait.jpg', 'Jane Doe'],
  ['/root/opera/Jane_Doe/1.jpg', 'Jane Doe'],
  ['/root/0017.jpg', '0017'],
  ['/root/Élise-Marie.webp', 'Élise-Marie'],
])('%s is %s', (file, name) => {
  expect(nameOfFile(file, '/root')).toBe(name);
});
