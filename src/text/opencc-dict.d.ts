/** OpenCC's tables as opencc-js ships them: "from to to2|from to". */
declare module 'opencc-js/dict/*' {
  const table: string;
  export default table;
}
