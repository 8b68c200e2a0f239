//! Reference data: collections and countries.

/// A collection of assets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Collection {
    pub(crate) id: i32,
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
    pub(crate) family: &'static str,
    pub(crate) license_model: &'static str,
}

pub(crate) const COLLECTIONS: &[Collection] = &[
    Collection {
        id: 11,
        code: "LBS",
        name: "Loopback Stills",
        family: "creative",
        license_model: "royaltyfree",
    },
    Collection {
        id: 12,
        code: "LBM",
        name: "Loopback Motion",
        family: "creative",
        license_model: "royaltyfree",
    },
    Collection {
        id: 13,
        code: "ATL",
        name: "Atelier Localhost",
        family: "creative",
        license_model: "rightsmanaged",
    },
    Collection {
        id: 21,
        code: "PNW",
        name: "Port Newswire",
        family: "editorial",
        license_model: "rightsmanaged",
    },
    Collection {
        id: 22,
        code: "SCK",
        name: "Socket Sport",
        family: "editorial",
        license_model: "rightsmanaged",
    },
];

/// ISO 3166 alpha-2 and alpha-3 codes with English and German names.
pub(crate) const COUNTRIES: &[(&str, &str, &str, &str)] = &[
    ("AU", "AUS", "Australia", "Australien"),
    ("AT", "AUT", "Austria", "Österreich"),
    ("BR", "BRA", "Brazil", "Brasilien"),
    ("CA", "CAN", "Canada", "Kanada"),
    ("FR", "FRA", "France", "Frankreich"),
    ("DE", "DEU", "Germany", "Deutschland"),
    ("IN", "IND", "India", "Indien"),
    ("JP", "JPN", "Japan", "Japan"),
    ("MX", "MEX", "Mexico", "Mexiko"),
    ("NG", "NGA", "Nigeria", "Nigeria"),
    ("ES", "ESP", "Spain", "Spanien"),
    ("GB", "GBR", "United Kingdom", "Vereinigtes Königreich"),
    ("US", "USA", "United States", "Vereinigte Staaten"),
];
