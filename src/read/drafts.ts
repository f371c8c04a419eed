import type { List, Section } from '../core/seed.ts';
import type { Stretch } from './sentences.ts';
import type { UnitDraft } from './units.ts';

/** A section while its view is being read. */
export interface SectionDraft {
  readonly form: Section['form'];
  readonly level: number;
  readonly label: string;
  readonly stretch: Stretch;
  readonly lists: List[];
  /** Anything stands between its label and the next one. */
  content: boolean;
}

/** What has been read of a view so far, from top to bottom. The last section is the open one. */
export class Drafts {
  readonly sections: SectionDraft[] = [];
  readonly units: (UnitDraft & { readonly pieces: Stretch[] })[] = [];

  /** Index of the open section. */
  get section(): number {
    return this.sections.length - 1;
  }

  open(section: Pick<SectionDraft, 'form' | 'level' | 'label' | 'stretch'>): void {
    this.sections.push({ ...section, lists: [], content: false });
  }

  /** Adds a unit to the open section; its index. */
  add(unit: Omit<UnitDraft, 'section'>): number {
    this.fill();
    return this.units.push({ ...unit, pieces: [...unit.pieces], section: this.section }) - 1;
  }

  extend(unit: number, piece: Stretch): void {
    this.units[unit]?.pieces.push(piece);
  }

  /** Something stands in the open section, be it no unit. */
  fill(): void {
    const section = this.sections.at(-1);
    if (section) section.content = true;
  }
}
