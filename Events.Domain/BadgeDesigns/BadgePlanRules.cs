using FluentValidation;

namespace Events.Domain.BadgeDesigns;

/// <summary>What makes a design printable: a name and a code that scans on every badge, and nothing over anything else.</summary>
public static class BadgePlanRules
{
    /// <summary>22 mm for the 25 modules of the code and four modules of quiet zone on each side (ISO/IEC 18004), millimetres.</summary>
    public const decimal LeastQr = 22m / 25 * 33;

    private const decimal LeastSide = 0.5m;

    /// <summary>What is wrong with the design; empty when it can be printed.</summary>
    public static IEnumerable<BadgePlanFault> Faults(this BadgePlan plan)
    {
        if (!plan.Fields.Any(field => field.Part is BadgePart.Names or BadgePart.LatinName or BadgePart.NativeName))
        {
            yield return new(BadgePlanFaultKind.NoName);
        }

        if (plan[BadgePart.Qr] is null)
        {
            yield return new(BadgePlanFaultKind.NoQr);
        }

        var (width, height) = plan.Paper.Card();
        for (var one = 0; one < plan.Fields.Count; one++)
        {
            var field = plan.Fields[one];
            if (field.Left < 0 || field.Top < 0 || field.Width < LeastSide || field.Height < LeastSide || field.Right > width || field.Bottom > height)
            {
                yield return new(BadgePlanFaultKind.LeavesCard, one);
            }

            if (field.Part is BadgePart.Qr && Math.Min(field.Width, field.Height) < LeastQr)
            {
                yield return new(BadgePlanFaultKind.SmallQr, one);
            }

            if (field.Part.HasLetters() && (field.Floor < BadgeField.LeastSize || field.Size > BadgeField.MostSize || field.Floor > field.Size))
            {
                yield return new(BadgePlanFaultKind.Size, one);
            }

            if (field.Part is BadgePart.Text == string.IsNullOrWhiteSpace(field.Text) || field.Text?.Length > BadgeField.MaxTextLength)
            {
                yield return new(BadgePlanFaultKind.Text, one);
            }

            for (var other = one + 1; other < plan.Fields.Count; other++)
            {
                if (field.Part == plan.Fields[other].Part && field.Part is not (BadgePart.Text or BadgePart.Rule))
                {
                    yield return new(BadgePlanFaultKind.Twice, one, other);
                }
                else if (field.Overlaps(plan.Fields[other]))
                {
                    yield return new(BadgePlanFaultKind.Overlap, one, other);
                }
            }
        }
    }

    /// <summary>Whether the sizes of letters mean something for it.</summary>
    public static bool HasLetters(this BadgePart part) => part is not (BadgePart.Logos or BadgePart.Photo or BadgePart.Qr or BadgePart.Rule);

    internal sealed class Validator : AbstractValidator<BadgePlan>
    {
        public Validator()
        {
            RuleFor(plan => plan.Paper).IsInEnum();
            RuleFor(plan => plan.Fields).Must(fields => fields is { Count: > 0 and <= BadgePlan.MaxFields } && fields.All(field => field is not null)).WithMessage($"A design has 1 to {BadgePlan.MaxFields} fields.");
            When(plan => Enum.IsDefined(plan.Paper) && plan.Fields is { Count: > 0 and <= BadgePlan.MaxFields } && plan.Fields.All(field => field is not null), () =>
            {
                RuleForEach(plan => plan.Fields).ChildRules(field =>
                {
                    field.RuleFor(one => one.Part).IsInEnum();
                    field.RuleFor(one => one.Align).IsInEnum();
                    field.RuleFor(one => one.Lines).InclusiveBetween(1, BadgeField.MaxLines);
                });
                RuleFor(plan => plan.Fields).Custom((fields, context) =>
                {
                    foreach (var fault in context.InstanceToValidate.Faults())
                    {
                        context.AddFailure(fault.Field is { } at ? $"{context.PropertyPath}[{at}]" : context.PropertyPath, Say(fault, context.InstanceToValidate));
                    }
                });
            });
        }

        private static string Say(BadgePlanFault fault, BadgePlan plan)
        {
            var part = fault.Field is { } at ? plan.Fields[at].Part.ToString() : "";
            var (width, height) = plan.Paper.Card();
            return fault.Kind switch
            {
                BadgePlanFaultKind.NoName => "A badge needs the name of its holder: add the field of the names.",
                BadgePlanFaultKind.NoQr => "A badge needs its code: add the field of the QR code.",
                BadgePlanFaultKind.LeavesCard => $"{part} leaves the card, which is {width} x {height} mm.",
                BadgePlanFaultKind.SmallQr => $"The code needs a square of {LeastQr:0.0} mm at least, so that it scans from a lanyard.",
                BadgePlanFaultKind.Size => $"The letters of {part} are {BadgeField.LeastSize} to {BadgeField.MostSize} points, and the floor is not above the full size.",
                BadgePlanFaultKind.Text => $"Give the words of a text field, {BadgeField.MaxTextLength} characters at most, and none for other fields.",
                BadgePlanFaultKind.Twice => $"{part} stands on the badge more than once.",
                BadgePlanFaultKind.Overlap => $"{part} lies over {plan.Fields[fault.Other!.Value].Part}. Move one of them.",
                _ => throw new InvalidOperationException($"{fault.Kind} has no words."),
            };
        }
    }
}

/// <param name="Field">Its place among the fields; null where one is missing.</param>
/// <param name="Other">The other of two; null where it is about one.</param>
public sealed record BadgePlanFault(BadgePlanFaultKind Kind, int? Field = null, int? Other = null);

public enum BadgePlanFaultKind
{
    NoName,
    NoQr,
    LeavesCard,
    SmallQr,
    Size,
    Text,
    Twice,
    Overlap,
}
