//! Twenty départements within reach of the firm, with some of their communes.

/// A commune: postal code as a number, as spreadsheets keep it, and name.
pub(super) type Commune = (u32, &'static str);

/// Communes by département, the nearest first; nearer ones are mailed more.
pub(super) const DEPARTEMENTS: &[(u32, &[Commune])] = &[
    (
        150,
        &[
            (69_003, "Lyon"),
            (69_007, "Lyon"),
            (69_100, "Villeurbanne"),
            (69_200, "Vénissieux"),
            (69_400, "Villefranche-sur-Saône"),
            (69_500, "Bron"),
        ],
    ),
    (
        95,
        &[
            (38_000, "Grenoble"),
            (38_200, "Vienne"),
            (38_300, "Bourgoin-Jallieu"),
            (38_500, "Voiron"),
            (38_130, "Échirolles"),
        ],
    ),
    (75, &[(42_000, "Saint-Étienne"), (42_300, "Roanne"), (42_600, "Montbrison"), (42_400, "Saint-Chamond")]),
    (65, &[(1_000, "Bourg-en-Bresse"), (1_100, "Oyonnax"), (1_500, "Ambérieu-en-Bugey"), (1_300, "Belley")]),
    (60, &[(74_000, "Annecy"), (74_200, "Thonon-les-Bains"), (74_100, "Annemasse"), (74_300, "Cluses")]),
    (55, &[(63_000, "Clermont-Ferrand"), (63_200, "Riom"), (63_300, "Thiers"), (63_500, "Issoire")]),
    (
        50,
        &[
            (71_000, "Mâcon"),
            (71_100, "Chalon-sur-Saône"),
            (71_200, "Le Creusot"),
            (71_300, "Montceau-les-Mines"),
        ],
    ),
    (
        50,
        &[
            (13_008, "Marseille"),
            (13_100, "Aix-en-Provence"),
            (13_200, "Arles"),
            (13_300, "Salon-de-Provence"),
        ],
    ),
    (45, &[(26_000, "Valence"), (26_200, "Montélimar"), (26_100, "Romans-sur-Isère")]),
    (45, &[(73_000, "Chambéry"), (73_100, "Aix-les-Bains"), (73_200, "Albertville")]),
    (40, &[(21_000, "Dijon"), (21_200, "Beaune"), (21_300, "Chenôve")]),
    (40, &[(34_000, "Montpellier"), (34_500, "Béziers"), (34_200, "Sète"), (34_400, "Lunel")]),
    (35, &[(84_000, "Avignon"), (84_100, "Orange"), (84_200, "Carpentras"), (84_300, "Cavaillon")]),
    (35, &[(25_000, "Besançon"), (25_200, "Montbéliard"), (25_300, "Pontarlier")]),
    (35, &[(30_000, "Nîmes"), (30_100, "Alès"), (30_200, "Bagnols-sur-Cèze")]),
    (30, &[(3_000, "Moulins"), (3_100, "Montluçon"), (3_200, "Vichy")]),
    (30, &[(7_000, "Privas"), (7_100, "Annonay"), (7_200, "Aubenas")]),
    (25, &[(39_000, "Lons-le-Saunier"), (39_100, "Dole"), (39_200, "Saint-Claude")]),
    (25, &[(43_000, "Le Puy-en-Velay"), (43_100, "Brioude"), (43_200, "Yssingeaux")]),
    (15, &[(15_000, "Aurillac"), (15_100, "Saint-Flour")]),
];

/// Streets that every town has.
pub(super) const STREETS: &[&str] = &[
    "rue de la République",
    "avenue Jean-Jaurès",
    "rue Victor-Hugo",
    "place de l'Église",
    "rue du Moulin",
    "route de Lyon",
    "chemin des Vignes",
    "rue des Artisans",
    "avenue de la Gare",
    "boulevard Gambetta",
    "rue Pasteur",
    "impasse des Tilleuls",
    "rue du Commerce",
    "zone artisanale des Bruyères",
    "allée de l'Industrie",
    "quai des Tanneurs",
    "rue du 8-Mai-1945",
    "cours Lafayette",
    "montée du Château",
    "rue Ampère",
];
