/** The codes of what can be said about a schema while code is made of it (KIT1300 to KIT1399). */
export const SCHEMA_CODES = {
  unknownFormat: 'KIT1300',
  invalidPattern: 'KIT1301',
  untyped: 'KIT1302',
  defaultDoesNotFit: 'KIT1303',
  neverMatches: 'KIT1304',
  endlessReference: 'KIT1305',
  discriminatorIgnored: 'KIT1306',
  conflictingDefaults: 'KIT1307',
  protoProperty: 'KIT1308',
  unresolvedReference: 'KIT1309',
  contentNotChecked: 'KIT1310',
  discriminatorOfParent: 'KIT1311',
} as const
