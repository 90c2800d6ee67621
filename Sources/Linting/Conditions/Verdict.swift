internal import JSONText

/// What a condition comes to.
enum Verdict {
  case holds
  /// A placeholder decides, so that nobody can tell.
  case open
  /// Breaks the condition at these places; at least one.
  case fails([Breach])
}

/// A place where a condition is broken.
struct Breach {
  /// What of the place is at fault, so that findings point at it.
  enum Aspect {
    /// That a member is there.
    case key
    case value
    /// That a member isn't there.
    case missing(String)
  }

  /// From the value that was judged, innermost first.
  private(set) var steps: [String] = []
  let aspect: Aspect
  /// What is broken there.
  let condition: Condition

  init(_ aspect: Aspect, of condition: Condition) {
    self.aspect = aspect
    self.condition = condition
  }

  func below(_ step: String) -> Breach {
    var breach = self
    breach.steps.append(step)
    return breach
  }

  var pointer: JSONPointer { JSONPointer(steps.reversed()) }

  var isMissing: Bool {
    if case .missing = aspect { true } else { false }
  }
}

extension Verdict {
  /// The verdict on an object or array, by that on one of its values.
  func below(_ step: @autoclosure () -> String) -> Verdict {
    guard case .fails(let breaches) = self else { return self }
    let step = step()
    return .fails(breaches.map { $0.below(step) })
  }

  /// Takes in the verdict on a condition that must hold as well.
  mutating func add(_ other: Verdict) {
    switch other {
    case .holds: break
    case .open: if case .holds = self { self = .open }
    case .fails(let more):
      var breaches = takenBreaches()
      breaches += more
      self = .fails(breaches)
    }
  }

  /// The breaches so far, which are let go of: many of them must not be copied for each further one.
  private mutating func takenBreaches() -> [Breach] {
    guard case .fails(let breaches) = self else { return [] }
    self = .holds
    return breaches
  }
}
