// The identity as a Mantine theme (booth and operator). Same values as tokens.css.
import { createTheme, type MantineColorsTuple } from '@mantine/core';

const ochre: MantineColorsTuple = [
  '#fbf3e1', '#f5e4bf', '#eed39a', '#e8bd6a', '#dfae52', '#d9a441', '#bd8b31', '#977026', '#72541c', '#4d3812',
]; // prettier-ignore
const vermilion: MantineColorsTuple = [
  '#fcebe7', '#f6cfc6', '#f0a999', '#e8775f', '#d95a41', '#c8452d', '#ad3a25', '#8b2e1d', '#682216', '#46170f',
]; // prettier-ignore
const verdigris: MantineColorsTuple = [
  '#e9f4f0', '#cbe4db', '#a6d1c2', '#7fbba7', '#63a48e', '#4f8f7a', '#437a68', '#366254', '#284a3f', '#1b322b',
]; // prettier-ignore
/** Mantine's dark scheme reads text from 0, dimmed text from 2, borders from 4, controls from 6, the body from 7. */
const dark: MantineColorsTuple = [
  '#f2ede4', '#d9d2c6', '#bdb4a6', '#8f877c', '#57504b', '#4a4542', '#383432', '#1d1916', '#181411', '#14110f',
]; // prettier-ignore

/** Use with `<MantineProvider theme={theme} forceColorScheme="dark">` after importing tokens.css. */
export const theme = createTheme({
  colors: { ochre, vermilion, verdigris, dark },
  primaryColor: 'ochre',
  primaryShade: 5,
  autoContrast: true,
  luminanceThreshold: 0.35,
  white: '#f2ede4',
  black: '#1d1916',
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--sans)',
  headings: { fontFamily: 'var(--display)', fontWeight: '500' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
});
