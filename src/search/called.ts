import type { Report } from '../corpus/types.ts';
import { fold } from '../text/fold.ts';
import { segment } from '../text/segment.ts';

/** What the people, organisations and places of a corpus are called; folded. */
export interface Called {
  /** Everybody's full name with the other ways to call them behind it. */
  readonly people: readonly (readonly string[])[];
  /** The same for organisations and places to which a metadata file gives other names. */
  readonly others: readonly (readonly string[])[];
  /** Proper names of organisations and places that were found. */
  readonly proper: readonly string[];
}

/** What proper names of organisations and places end in. */
export const properEnding =
  /(?:街道|社区|小区|镇|乡|村|公司|医院|局|[一二三四五六七八九十]中|中学|小学|学校|大学|学院|区|县|市|省|银行|集团|党支部|支部|党委|委员会|协会|基金会|队|厂|[传织输通武联工程业划政勤训务]部)$/;

/** What begins a description rather than a name: 基層黨支部, 全區各鄉鎮. */
const common =
  /^(?:基层|各级|各|全|本|我|社区|农村|城市|党员|重点|主要|有关|相关|当地|专项|区内|市内|机关|乡镇|街道|村级|区直|广大|企业|单位|学校|医院)$/;

/** True for a name of an organisation or place; 黨支部 and 社區 are words for them. */
function isProper(name: string): boolean {
  if (name.length < 3 || name.length > 24 || !properEnding.test(name)) return false;
  const [word, ...more] = segment(name);
  if (more.length === 0) return word !== undefined && /^(?:x|n[rstz])/.test(word.tag);
  return word !== undefined && !/^(?:v|d|p|c|r|u|m$)/.test(word.tag) && !common.test(word.text);
}

/** Collects what the reports call people, organisations and places. */
export function calledIn(reports: readonly Report[]): Called {
  const people = reports.flatMap((report) =>
    report.people.map(({ name, aliases }) => [name, ...aliases].map(fold)),
  );
  const others = reports.flatMap(({ aliases }) =>
    aliases.flatMap((alias) => {
      const [first = '', ...more] = alias.map(fold);
      return isProper(first) ? [[first, ...more].filter((one) => one === first || one.length > 2)] : [];
    }),
  );
  const entities = new Set(reports.flatMap((report) => report.entities.map(({ name }) => fold(name))));
  return { people, others, proper: [...entities].filter(isProper) };
}
