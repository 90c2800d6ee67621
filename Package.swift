// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Those of the program's own modules: expressions that the compiler can't prove to be memory-safe are marked `unsafe`.
let sourceSettings: [SwiftSetting] = settings + [.strictMemorySafety(.when(platforms: [.linux]))]

let package = Package(
  name: "rplint",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "rplint", targets: ["rplint"]),
    // For the packages in Tests.
    .library(name: "RplintModules", targets: ["JSONText", "Swagger", "Requests", "Linting", "LanguageServer"]),
  ],
  dependencies: [
    // Exact, so that a commit always builds the same program.
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CJansson",
      pkgConfig: "jansson",
      providers: [.apt(["libjansson-dev"]), .brew(["jansson"])]
    ),
    .systemLibrary(name: "CSystem"),
    .target(name: "Platform", swiftSettings: sourceSettings),
    .target(name: "CArena"),
    .target(name: "CBundledRules"),
    .target(name: "CReportPage", exclude: ["page"]),
    .target(name: "JSONText", dependencies: ["CArena", "CJansson", "Platform"], swiftSettings: sourceSettings),
    .target(name: "Swagger", dependencies: ["JSONText", "CBundledRules", "Platform"], swiftSettings: sourceSettings),
    .target(name: "Requests", dependencies: ["JSONText"], swiftSettings: sourceSettings),
    .target(
      name: "Linting",
      dependencies: ["JSONText", "Swagger", "Requests", "CBundledRules"],
      swiftSettings: sourceSettings
    ),
    .target(
      name: "Reporting", dependencies: ["Linting", "Requests", "JSONText", "CReportPage"], swiftSettings: sourceSettings
    ),
    .target(
      name: "LanguageServer",
      dependencies: ["Linting", "Requests", "Swagger", "JSONText"],
      swiftSettings: sourceSettings
    ),
    .executableTarget(
      name: "rplint",
      dependencies: [
        "LanguageServer", "Reporting", "Linting", "Requests", "Swagger", "JSONText", "Platform", "CSystem",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: sourceSettings
    ),
    .target(
      name: "TestSupport", dependencies: ["JSONText"], path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(name: "JSONTextTests", dependencies: ["JSONText", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "SwaggerTests", dependencies: ["Swagger", "JSONText", "CBundledRules", "TestSupport"],
      swiftSettings: settings),
    .testTarget(name: "RequestsTests", dependencies: ["Requests", "JSONText", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "LintingTests",
      dependencies: ["Linting", "Requests", "Swagger", "JSONText", "CBundledRules", "TestSupport"],
      exclude: ["Golden"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "FormTests",
      dependencies: ["Linting", "Requests", "Swagger", "JSONText", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "ReportingTests",
      dependencies: ["Reporting", "Linting", "JSONText", "TestSupport"],
      exclude: ["Golden"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "LanguageServerTests",
      dependencies: ["LanguageServer", "Linting", "Swagger", "JSONText", "TestSupport"],
      exclude: ["Golden"],
      swiftSettings: settings
    ),
    .testTarget(name: "CommandTests", dependencies: ["TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "rplintTests",
      dependencies: ["rplint", "CSystem", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: settings
    ),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
