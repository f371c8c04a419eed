// Generated from the rule folders by `npm run generate`.
import type { Rule } from '../src/core/rule.ts';
import addedPermission from './added-permission/rule.ts';
import addedSuppression from './added-suppression/rule.ts';
import alteredPolicy from './altered-policy/rule.ts';
import brokenLink from './broken-link/rule.ts';
import brokenNumbering from './broken-numbering/rule.ts';
import brokenReference from './broken-reference/rule.ts';
import conflictingUnits from './conflicting-units/rule.ts';
import contractDrift from './contract-drift/rule.ts';
import doubledWord from './doubled-word/rule.ts';
import droppedTerm from './dropped-term/rule.ts';
import duplicateBody from './duplicate-body/rule.ts';
import duplicateCell from './duplicate-cell/rule.ts';
import emptySection from './empty-section/rule.ts';
import expiredSuppression from './expired-suppression/rule.ts';
import forceParity from './force-parity/rule.ts';
import ghostRequirement from './ghost-requirement/rule.ts';
import glossary from './glossary/rule.ts';
import hardcodedPath from './hardcoded-path/rule.ts';
import hiddenText from './hidden-text/rule.ts';
import identityMismatch from './identity-mismatch/rule.ts';
import inconsistentNumber from './inconsistent-number/rule.ts';
import invalidApproval from './invalid-approval/rule.ts';
import invalidFrontmatter from './invalid-frontmatter/rule.ts';
import leakedSecret from './leaked-secret/rule.ts';
import lostUnit from './lost-unit/rule.ts';
import matrixDrift from './matrix-drift/rule.ts';
import missingLocaleBranch from './missing-locale-branch/rule.ts';
import missingPolicy from './missing-policy/rule.ts';
import missingSection from './missing-section/rule.ts';
import missingSeed from './missing-seed/rule.ts';
import missingTranslation from './missing-translation/rule.ts';
import mixedList from './mixed-list/rule.ts';
import mixedScript from './mixed-script/rule.ts';
import narrowedScope from './narrowed-scope/rule.ts';
import numberParity from './number-parity/rule.ts';
import obscuredUnit from './obscured-unit/rule.ts';
import orderParity from './order-parity/rule.ts';
import partialCoverage from './partial-coverage/rule.ts';
import placeholderParity from './placeholder-parity/rule.ts';
import policyOrder from './policy-order/rule.ts';
import register from './register/rule.ts';
import rewordedUnit from './reworded-unit/rule.ts';
import rewrittenSeed from './rewritten-seed/rule.ts';
import scopeContradiction from './scope-contradiction/rule.ts';
import sectionParity from './section-parity/rule.ts';
import staleTranslation from './stale-translation/rule.ts';
import strayFrontmatter from './stray-frontmatter/rule.ts';
import suspectLink from './suspect-link/rule.ts';
import templateSyntax from './template-syntax/rule.ts';
import tokenBudget from './token-budget/rule.ts';
import tokenParity from './token-parity/rule.ts';
import typography from './typography/rule.ts';
import uncoveredRequirement from './uncovered-requirement/rule.ts';
import unexplainedSuppression from './unexplained-suppression/rule.ts';
import unitParity from './unit-parity/rule.ts';
import unknownFunction from './unknown-function/rule.ts';
import unknownName from './unknown-name/rule.ts';
import unknownRequirement from './unknown-requirement/rule.ts';
import unknownSeedName from './unknown-seed-name/rule.ts';
import unknownVariable from './unknown-variable/rule.ts';
import unlistedSeed from './unlisted-seed/rule.ts';
import unreachableSeed from './unreachable-seed/rule.ts';
import unsafeInstruction from './unsafe-instruction/rule.ts';
import untracedSeed from './untraced-seed/rule.ts';
import untranslatedUnit from './untranslated-unit/rule.ts';
import unusedSuppression from './unused-suppression/rule.ts';
import vagueUnit from './vague-unit/rule.ts';
import weakenedCi from './weakened-ci/rule.ts';
import weakenedLaw from './weakened-law/rule.ts';
import weakenedMatrix from './weakened-matrix/rule.ts';
import weakenedOwners from './weakened-owners/rule.ts';
import weakenedPack from './weakened-pack/rule.ts';
import weakenedPolicy from './weakened-policy/rule.ts';
import weakenedRequirement from './weakened-requirement/rule.ts';
import weakenedRule from './weakened-rule/rule.ts';
import weakenedUnit from './weakened-unit/rule.ts';
import wrongLanguage from './wrong-language/rule.ts';

/** Every rule, sorted by id. */
export const rules: readonly Rule[] = [
  addedPermission,
  addedSuppression,
  alteredPolicy,
  brokenLink,
  brokenNumbering,
  brokenReference,
  conflictingUnits,
  contractDrift,
  doubledWord,
  droppedTerm,
  duplicateBody,
  duplicateCell,
  emptySection,
  expiredSuppression,
  forceParity,
  ghostRequirement,
  glossary,
  hardcodedPath,
  hiddenText,
  identityMismatch,
  inconsistentNumber,
  invalidApproval,
  invalidFrontmatter,
  leakedSecret,
  lostUnit,
  matrixDrift,
  missingLocaleBranch,
  missingPolicy,
  missingSection,
  missingSeed,
  missingTranslation,
  mixedList,
  mixedScript,
  narrowedScope,
  numberParity,
  obscuredUnit,
  orderParity,
  partialCoverage,
  placeholderParity,
  policyOrder,
  register,
  rewordedUnit,
  rewrittenSeed,
  scopeContradiction,
  sectionParity,
  staleTranslation,
  strayFrontmatter,
  suspectLink,
  templateSyntax,
  tokenBudget,
  tokenParity,
  typography,
  uncoveredRequirement,
  unexplainedSuppression,
  unitParity,
  unknownFunction,
  unknownName,
  unknownRequirement,
  unknownSeedName,
  unknownVariable,
  unlistedSeed,
  unreachableSeed,
  unsafeInstruction,
  untracedSeed,
  untranslatedUnit,
  unusedSuppression,
  vagueUnit,
  weakenedCi,
  weakenedLaw,
  weakenedMatrix,
  weakenedOwners,
  weakenedPack,
  weakenedPolicy,
  weakenedRequirement,
  weakenedRule,
  weakenedUnit,
  wrongLanguage,
];
