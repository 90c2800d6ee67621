// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

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
    .target(name: "Platform", swiftSettings: settings),
    .target(name: "CArena"),
    .target(name: "CBundledRules"),
    .target(name: "CReportPage", exclude: ["page"]),
    .target(name: "JSONText", dependencies: ["CArena", "CJansson", "Platform"], swiftSettings: settings),
    .target(name: "Swagger", dependencies: ["JSONText", "CBundledRules", "Platform"], swiftSettings: settings),
    .target(name: "Requests", dependencies: ["JSONText"], swiftSettings: settings),
    .target(
      name: "Linting",
      dependencies: ["JSONText", "Swagger", "Requests", "CBundledRules"],
      swiftSettings: settings
    ),
    .target(
      name: "Reporting", dependencies: ["Linting", "Requests", "JSONText", "CReportPage"], swiftSettings: settings),
    .target(
      name: "LanguageServer",
      dependencies: ["Linting", "Requests", "Swagger", "JSONText"],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "rplint",
      dependencies: [
        "LanguageServer", "Reporting", "Linting", "Requests", "Swagger", "JSONText", "Platform", "CSystem",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings
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
